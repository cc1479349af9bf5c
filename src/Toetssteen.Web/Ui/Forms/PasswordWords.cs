using Microsoft.AspNetCore.Identity;
using Toetssteen.Web.Security;
using Toetssteen.Web.Ui.Languages;

namespace Toetssteen.Web.Ui.Forms;

/// <summary>What is wrong with a password, in words.</summary>
public static class PasswordWords
{
    /// <summary>The sentence for the first thing that is wrong.</summary>
    public static string Refusal(this SiteText text, IdentityResult result) =>
        result.Errors.Select(e => e.Code).FirstOrDefault() switch
        {
            PasswordRules.Codes.TooShort => text[
                "Kies een langer wachtwoord: minstens {0} tekens. Een paar woorden achter elkaar is goed.",
                PasswordRules.Least
            ],
            PasswordRules.Codes.TooLong => text["Kies een korter wachtwoord: hooguit {0} tekens.", PasswordRules.Most],
            PasswordRules.Codes.Own => text[
                "Kies een wachtwoord zonder uw eigen naam of adres erin; dat is het eerste wat een ander probeert."
            ],
            PasswordRules.Codes.Known => text[
                "Dit wachtwoord is te makkelijk te raden, want veel mensen gebruiken het. Kies een paar woorden die niets met elkaar te maken hebben."
            ],
            "PasswordMismatch" => text["Uw huidige wachtwoord klopt niet."],
            "InvalidToken" => text["Deze link is verlopen of al gebruikt. Vraag een nieuwe aan."],
            _ => text["Dat lukte niet. Er is niets gewijzigd; probeer het opnieuw."],
        };
}
