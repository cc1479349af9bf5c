using System.Threading.Channels;
using Toetssteen.Domain;

namespace Toetssteen.Web.Mail;

/// <summary>
/// Sends letters after the answer, so that how long an answer takes does not tell whether there was anything to send. A letter that
/// waits when the program stops is lost; whoever asked for it asks again.
/// </summary>
public sealed partial class Postman(IMailer mailer, ILogger<Postman> log) : BackgroundService
{
    private readonly Channel<Message> _waiting = Channel.CreateBounded<Message>(new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes a letter along.</summary>
    public void Post(Message message) => _waiting.Writer.TryWrite(message);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var message in _waiting.Reader.ReadAllAsync(stoppingToken))
            try
            {
                await mailer.SendAsync(message, stoppingToken);
            }
            catch (DomainException refused)
            {
                LogNotSent(log, refused.Code, refused.Message);
            }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A letter was not sent: {Code} {Sentence}")]
    private static partial void LogNotSent(ILogger logger, string code, string sentence);
}
