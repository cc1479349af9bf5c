using Toetssteen.Domain.Frameworks;

namespace Toetssteen.Tests.Reading.Model;

/// <summary>The GGSR framework with norms alone, for tests of reading that must not depend on the framework's file.</summary>
public static class GgsrNorms
{
    public static Framework Framework { get; } = Make();

    private static Framework Make()
    {
        static Indicator I(string code, string norm, params string[] aliases) => new(code, norm, code, aliases, "", null);
        static Criterion C(string code, string name, params Indicator[] indicators) => new(code, name, [], indicators);
        return new Framework
        {
            Key = "ggsr",
            Version = "2012",
            Title = "Toetsingskader GGSR",
            Owner = "Samenwerkend Toezicht Jeugd",
            Language = "nl",
            TargetGroup = new TargetGroup(
                "gezinnen met geringe sociale redzaamheid", "GGSR", "een gezin dat langdurig problemen heeft op ten minste vier leefgebieden en die niet zelf kan oplossen", []),
            Levels = [new FrameworkLevel("policy", "Beleid")],
            Scale = new Scale(Word("✓", "voldoet"), Word("✗", "verbeterpunt"), Word("!", "let op")),
            JointRows = [new JointRow(["3.1.1", "3.1.2", "3.1.3"], "beleid"), new JointRow(["3.1.4", "3.1.5", "3.1.6", "3.1.7"], "evaluatie")],
            Themes =
            [
                new Theme("1", "Toeleiding", "gezinnen zijn in beeld en worden bereikt met de aanpak", [],
                [
                    C("1.1", "GGSR zijn in beeld",
                        I("1.1.1", "Alle netwerkpartners hanteren dezelfde omschrijving van GGSR"),
                        I("1.1.2", "De gemeente heeft zicht op de populatie GGSR")),
                    C("1.2", "De aanpak bereikt alle gezinnen waarvoor dit nodig is",
                        I("1.2.1", "De netwerkpartners weten waar gezinnen voor de aanpak kunnen worden aangemeld"),
                        I("1.2.2", "Netwerkpartners en alle relevante partijen melden GGSR aan voor de aanpak")),
                ]),
                new Theme("2", "Gezin centraal", "de aanpak stelt het gezin en zijn sociale netwerk centraal", [],
                [
                    C("2.1", "De aanpak stelt het gezin en zijn sociale netwerk centraal",
                        I("2.1.1", "Binnen de aanpak wordt de eigen kracht van het gezin ondersteund en benut"),
                        I("2.1.2", "Binnen de aanpak wordt het sociale netwerk van het gezin benut"),
                        I("2.1.3", "Binnen de aanpak is de behoefte van het gezin uitgangspunt bij het bepalen wat nodig is")),
                ]),
                new Theme("3", "Aanpak", "de aanpak is planmatig, samenhangend en vasthoudend en de regisseur is toegerust", ["De aanpak"],
                [
                    C("3.1", "Planmatig",
                        I("3.1.1", "De gemeente heeft beleid voor de groep GGSR"),
                        I("3.1.2", "De gemeente zorgt voor een gezamenlijke visie op de aanpak voor GGSR"),
                        I("3.1.3", "De netwerkpartners hebben gezamenlijke doelen geformuleerd ten aanzien van de aanpak van GGSR"),
                        I("3.1.4", "De resultaten van de aanpak worden bijgehouden"),
                        I("3.1.5", "De netwerkpartners evalueren de resultaten van de aanpak"),
                        I("3.1.6", "De gemeente evalueert de resultaten van de aanpak"),
                        I("3.1.7", "Op basis van de evaluatie wordt het beleid gecontinueerd dan wel bijgesteld")),
                    C("3.2", "Een toegeruste regisseur",
                        I("3.2.1", "In de aanpak is er één centrale persoon voor het gezin die de intensieve zorg en ondersteuning aan het gezin op elkaar afstemt (de regisseur)"),
                        I("3.2.2", "De doorzettingsmacht voor de regisseur is geregeld"),
                        I("3.2.3", "De regisseur is voldoende toegerust om zijn functie uit te oefenen")),
                    C("3.3", "Samenhangend",
                        I("3.3.1", "Uitgangspunt bij de aanpak is dat de netwerkpartners werken met een gezamenlijk plan per gezin"),
                        I("3.3.2", "Uitgangspunt bij de aanpak is dat deze betrekking heeft op de problemen van alle gezinsleden en op alle leefgebieden")),
                    C("3.4", "Vasthoudend",
                        I("3.4.1", "Uitgangspunt bij de aanpak is dat outreachend wordt gewerkt"),
                        I("3.4.2", "Uitgangspunt bij de aanpak is dat het gezin niet wordt losgelaten")),
                ]),
                new Theme("4", "Samenwerking", "er moet goede samenwerking zijn tussen de instanties die bij een gezin betrokken zijn", [],
                [
                    C("4.1", "Coördinatie",
                        I("4.1.1", "De gemeente voert regie op de aanpak voor GGSR"),
                        I("4.1.2", "Bij stagnatie van de intensieve zorg en ondersteuning op casusniveau zijn opschalingsmogelijkheden geregeld")),
                    C("4.2", "Benodigde partijen werken mee aan de aanpak",
                        I("4.2.1", "Alle partijen die relevant zijn, zijn verbonden aan de aanpak"),
                        I("4.2.2", "Er zijn samenwerkingsafspraken gemaakt over de aanpak"),
                        I("4.2.3", "De netwerkpartners geven hun medewerkers de bevoegdheid om beslissingen te nemen over de intensieve zorg en ondersteuning voor de gezinnen")),
                    C("4.3", "Toereikende informatie",
                        I("4.3.1", "Netwerkpartners hebben afspraken gemaakt over het actief delen van informatie")),
                ]),
                new Theme("5", "Continu", "indien nodig moeten zorg en ondersteuning langdurig kunnen worden ingezet, in wisselende aard en intensiteit", [],
                [
                    C("5.1", "De duur van de aanpak is toereikend",
                        I("5.1.1", "De afspraak is dat de intensieve zorg en ondersteuning doorlopen totdat de problemen zijn opgelost of beheersbaar zijn")),
                    C("5.2", "De aanpak is flexibel",
                        I("5.2.1", "Netwerkpartners zorgen voor beschikbaarheid van zorg en ondersteuning voor de gezinnen binnen de aanpak")),
                    C("5.3", "De aanpak krijgt indien nodig een vervolg",
                        I("5.3.1", "Netwerkpartners hebben de afspraak gemaakt dat de intensieve zorg en ondersteuning indien nodig een vervolg kunnen krijgen")),
                ]),
            ],
        };
    }

    private static ScaleWord Word(string sign, string label) => new(sign, new Dictionary<string, string> { ["nl"] = label });
}
