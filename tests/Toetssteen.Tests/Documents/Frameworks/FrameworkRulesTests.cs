using System.Text;
using System.Text.RegularExpressions;
using Toetssteen.Documents.Frameworks;
using Toetssteen.Domain.Frameworks;
using Toetssteen.Domain.Questionnaires;

namespace Toetssteen.Tests.Documents.Frameworks;

/// <summary>Every rule about framework files, each seen to be broken.</summary>
public sealed class FrameworkRulesTests
{
    private const string Sound = """
        key: proef
        version: "1"
        title: Proef
        owner: Proefinspectie
        language: nl
        targetGroup:
          name: proefpersonen
          definition: Wie meedoet aan een proef.
        levels:
          - key: policy
            label: beleid
        scale:
          marks:
            - { key: good, sign: "+", label: { nl: goed, en: good }, falls: false }
            - { key: poor, sign: "-", label: { nl: beter, en: better }, aliases: [zwak], falls: true }
          attention: { sign: "!", label: { nl: let op, en: mind } }
        overall:
          - { level: framework, label: status, marks: [{ key: x, sign: X, label: { nl: in orde } }, { key: y, sign: Y, label: { nl: in zorg } }] }
          - { level: theme, label: { nl: slotsom, en: conclusion } }
        choices:
          yes_no:
            - { name: yes, label: { nl: Ja, en: Yes } }
            - { name: no, label: Nee }
            - { name: partly, label: Deels }
          party:
            - { name: school, label: school }
          span:
            - { name: hours, label: uur }
        preparation:
          - name: approach_pupils
            type: decimal
            label: Hoeveel leerlingen?
            knowledge: { ask: Is dat te zeggen?, known: Zeker }
            estimated: true
            source: true
          - name: approach_escalation
            type: text
            label: Hoe gaat dat?
            hint: Mag kort.
            relevant: ${approach_pupils} > 5 and ${approach_pupils_precision} != 'almost'
            knowledge: { ask: Is er iets afgesproken?, known: Afgesproken, none: Niets }
          - name: approach_length
            type: decimal
            label: Hoe lang duurt dat?
            unit: { list: span, label: Waarin is dat geteld? }
        selfEvaluation: true
        respondents:
          - { key: family, label: { nl: Gezin, en: Family }, anonymous: true }
        themes:
          - code: A
            name: Begin
            statement: er is een begin
            criteria:
              - code: A1
                name: Start
                indicators:
                  - code: A1a
                    norm: Er is een plan
                    shortLabel: Plan
                    aliases: [Er is één plan]
                    questions: { municipality: Is er een plan? }
                  - code: A1b
                    norm: Het plan is bekend
                    shortLabel: Bekendheid
                    questions:
                      municipality: { nl: Wie kent het plan?, en: Who knows the plan? }
                      partners: Kent u het plan?
                      facts:
                        - name: is_known
                          type: select_one
                          list: yes_no
                          label: { nl: Is het plan bekend?, en: Is the plan known? }
                          required: true
                          variants: [full, limited]
                        - name: how_many
                          type: integer
                          label: Bij hoeveel mensen?
                          hint: Een schatting mag.
                          relevant: ${is_known} = 'yes' and ${answer_A1b} != 'no'
                          constraint: . >= 0
                          constraintMessage: Vul een getal in vanaf nul.
                        - name: parties
                          type: select_multiple
                          list: party
                          label: Bij wie?
                          relevant: ${how_many} > 5
                          constraint: not(selected(., 'school') and ${is_known} = 'no')
                          constraintMessage: Dit spreekt elkaar tegen.
                  - code: A1c
                    norm: Het plan wordt gebruikt
                    shortLabel: Gebruik
                    questions: { municipality: Wie gebruikt het plan? }
                    signals:
                      - code: S201
                        when: ${is_known} = 'no' or ${approach_escalation_knowledge} = 'none'
                        explanation: Het plan is niet bekend.
                      - code: S202
                        when: ${answer_A1b} = 'yes'
                        explanation: { nl: De school kent het plan., en: The school knows the plan. }
              - code: A2
                name: Finish
                indicators:
                  - code: A2a
                    norm: Er is een einde
                    shortLabel: Einde
                    questions: { municipality: Is er een einde?, family: { nl: Was er een einde?, en: Was there an end? } }
                  - code: A2b
                    norm: Het einde staat op schrift
                    shortLabel: Op schrift
                    questions: { municipality: Staat het plan op schrift? }
        jointRows:
          - indicators: [A1a, A1b]
            shortLabel: Plan en bekendheid
        parts:
          - { key: core, name: { nl: Kern, en: Core }, indicators: [A1a, A2a] }
          - { key: start, name: Begin, indicators: [A2a] }
        crosswalk:
          from: "0"
          steps:
            - old: X
              new: [A1a]
            - old: Y
              new: []
        """;

    private const string Poor = """{ key: poor, sign: "-", label: { nl: beter, en: better }, aliases: [zwak], falls: true }""";

    private const string Norm = "{ code: Z1, norm: Er is een slot, shortLabel: Slot, questions: { municipality: Is er een slot? } }";

    private static string More(string key, int sign) => $"{{ key: {key}, sign: \"{sign}\", label: {{ nl: {key}{sign} }}, falls: true }}";

    /// <summary>Code of the rule, what is changed in the sound file, and the text on whose line the problem must stand.</summary>
    public static TheoryData<string, string, string, string> Offences() =>
        new()
        {
            { "K001", "key: proef", "key: [proef", "[proef" },
            { "K001", "key: proef", "key: &x proef\ncopy: *x", "copy" },
            { "K001", Sound, "# leeg\n", "" },
            { "K001", Sound, "---\na: 1\n---\nb: 2", "---" },
            { "K001", "title: Proef", $"title: {new string('[', 30)}x{new string(']', 30)}", "title" },
            { "K002", "title: Proef", "title: Proef\ntitle: Nog eens", "Nog eens" },
            { "K002", "nl: goed", "nl: goed, nl: best", "nl: best" },
            { "K003", "owner: Proefinspectie\n", "", "key: proef" },
            { "K003", "  from: \"0\"\n", "", "  steps:" },
            { "K003", "levels:\n  - key: policy\n    label: beleid", "levels: []", "levels" },
            { "K004", "title: Proef", "title: Proef\nkleur: rood", "kleur" },
            { "K005", "owner: Proefinspectie", "owner: '  '", "owner" },
            { "K005", "owner: Proefinspectie", "owner: ~", "owner" },
            { "K005", "nl: goed", "nl: ''", "nl: ''" },
            { "K006", "title: Proef", "title: [Proef]", "title" },
            { "K006", "aliases: [Er is één plan]", "aliases: Er is één plan", "aliases" },
            { "K006", "{ municipality: Wie gebruikt het plan? }", "Wie gebruikt het plan?", "Wie gebruikt" },
            { "K006", "municipality: Wie gebruikt het plan?", "municipality: [Wie gebruikt het plan?]", "Wie gebruikt" },
            { "K006", "required: true", "required: ja", "required: ja" },
            { "K006", "- { name: school, label: school }", "schools", "party:\n" },
            { "K006", "{ name: school, label: school }", "school", "party:\n" },
            { "K006", "  steps:\n    - old: X\n      new: [A1a]\n    - old: Y\n      new: []", "  steps: [X]", "steps" },
            { "K006", Sound, "een zin en niets meer", "een zin" },
            { "K007", "key: proef", "key: proeve", "key: proeve" },
            { "K008", "version: \"1\"", "version: \"2\"", "version" },
            { "K010", "jointRows:", "  - code: B\n    name: Leeg\n    statement: er is niets\n    criteria: []\njointRows:", "code: B\n" },
            {
                "K010",
                "jointRows:",
                "  - code: B\n    name: Leeg\n    groups:\n      - code: B1\n        name: Niets\njointRows:",
                "code: B1"
            },
            {
                "K011",
                "jointRows:",
                "  - code: B\n    name: Leeg\n    statement: er is niets\n    criteria:\n      - code: B1\n        name: Niets\njointRows:",
                "code: B1"
            },
            {
                "K012",
                "{ municipality: Wie gebruikt het plan? }",
                "{ partners: Wie gebruikt het plan?, facts: [{ name: users, type: text, label: Wie? }] }",
                "users"
            },
            {
                "K012",
                "{ municipality: Wie gebruikt het plan? }",
                "{ partners: Wie gebruikt het plan?, facts: [{ name: users, type: text, label: Wie?, variants: [full, limited] }] }",
                "users"
            },
            { "K002", "  party:\n", "  party:\n    - { name: school, label: school }\n  yes_no:\n", "  yes_no:\n    - { name: school" },
            { "K002", "nl: Ja, en: Yes", "nl: Ja, nl: Jawel", "nl: Jawel" },
            { "K003", "                  type: integer\n", "", "name: how_many" },
            { "K003", "name: no, label: Nee", "name: no", "name: no" },
            { "K004", "hint: Een schatting mag.", "help: Een schatting mag.", "help:" },
            { "K005", "relevant: ${how_many} > 5", "relevant: ''", "relevant: ''" },
            { "K005", "label: Bij wie?", "label: ~", "label: ~" },
            {
                "K013",
                "municipality: { nl: Wie kent het plan?, en: Who knows the plan? }",
                "municipality: { en: Who knows the plan? }",
                "Who knows"
            },
            { "K013", "label: { nl: goed, en: good }", "label: { en: good }", "good" },
            { "K014", "indicators: [A1a, A1b]", "indicators: [A1a]", "indicators: [A1a]" },
            { "K015", "jointRows:", $"    indicators:\n      - {Norm}\njointRows:", "code: A\n" },
            { "K015", "jointRows:", $"indicators:\n  - {Norm}\njointRows:", Norm },
            {
                "K016",
                Sound[Sound.IndexOf("    criteria:", StringComparison.Ordinal)..],
                "    text: Er wordt niets beoordeeld.",
                "code: A\n"
            },
            { "K017", "themes:\n", "tree: [{ one: gebied, several: gebieden }]\nthemes:\n", "tree:" },
            { "K020", "code: A1c", "code: a1A", "code: a1A" },
            { "K020", "code: A2\n", "code: A\n", "code: A\n" },
            { "K020", "code: A2b", "code: Ａ1ａ", "code: Ａ1ａ" },
            { "K021", "code: A1c", "code: A1/c", "A1/c" },
            { "K021", "code: A1c", "code: A1\u200Bc", "code: A1\u200Bc" },
            { "K022", "from: \"0\"", "from: Nul", "Nul" },
            { "K023", "language: nl", "language: Nederlands", "language" },
            { "K023", "en: better", "english: better", "english" },
            { "K023", "nl: Ja, en: Yes", "nl: Ja, english: Yes", "english: Yes" },
            {
                "K024",
                "language: nl",
                "source: { title: Proef, licence: Vrij, address: 'javascript:alert(1)' }\nlanguage: nl",
                "javascript:"
            },
            { "K030", "norm: Het plan wordt gebruikt", "norm: het plan, is bekend!", "het plan, is bekend!" },
            { "K030", "name: Finish", "name: start", "name: start" },
            { "K031", "aliases: [Er is één plan]", "aliases: [Het plan is bekend.]", "aliases" },
            { "K040", "shortLabel: Einde", "shortLabel: Een einde dat veel te lang is voor een kolom", "Een einde dat" },
            { "K041", "shortLabel: Einde", "shortLabel: plan", "shortLabel: plan" },
            { "K042", "sign: \"+\"", "sign: \"++++\"", "sign: \"++++\"" },
            { "K042", "sign: \"+\"", "sign: \"+ +\"", "sign: \"+ +\"" },
            { "K043", "sign: \"-\"", "sign: \"+\"", "key: poor" },
            { "K043", "nl: beter", "nl: Goed", "key: poor" },
            { "K043", "aliases: [zwak]", "aliases: [Good]", "key: poor" },
            { "K044", "key: poor", "key: Poor", "key: Poor" },
            { "K044", "key: poor", "key: mixed", "key: mixed" },
            { "K045", $"    - {Poor}\n", "", "key: good" },
            {
                "K045",
                Poor,
                $"{Poor}\n    - {More("a", 3)}\n    - {More("b", 4)}\n    - {More("c", 5)}\n    - {More("d", 6)}\n    - {More("e", 7)}",
                "key: good"
            },
            { "K046", "falls: true", "falls: false", "key: good" },
            { "K046", "falls: false", "falls: true", "key: good" },
            { "K047", Poor, $"{Poor}\n    - {More("a", 3).Replace("true", "false", StringComparison.Ordinal)}", "key: a" },
            { "K048", "key: poor", "key: good", "key: good, sign: \"-\"" },
            {
                "K049",
                "shortLabel: Einde",
                "shortLabel: Einde\n            guidance: { marks: [{ mark: fine, text: Er is niets. }] }",
                "mark: fine"
            },
            {
                "K049",
                "shortLabel: Einde",
                "shortLabel: Einde\n            guidance:\n              marks:\n                - { mark: good, text: Ja. }\n                - { mark: good, text: Nee. }",
                "text: Nee."
            },
            { "K050", "[A1a, A1b]", "[A1a, A1z]", "A1z" },
            { "K051", "[A1a, A1b]", "[A1c, A2a]", "[A1c" },
            { "K052", "[A1a, A1b]", "[A1a, A1c]", "[A1a, A1c]" },
            { "K052", "[A1a, A1b]", "[A1b, A1a]", "[A1b" },
            {
                "K053",
                "shortLabel: Plan en bekendheid",
                "shortLabel: Plan en bekendheid\n  - indicators: [A1b, A1c]\n    shortLabel: Nog een",
                "[A1b, A1c]"
            },
            { "K053", "[A1a, A1b]", "[A1a, A1b, A1b]", "[A1a, A1b, A1b]" },
            { "K060", "new: [A1a]", "new: [A1z]", "A1z" },
            { "K061", "old: Y", "old: X", "old: X\n      new: []" },
            { "K062", "from: \"0\"", "from: \"1\"", "from" },
            { "K070", "name: parties", "name: 2parties", "2parties" },
            { "K070", "name: parties", "name: all parties", "all parties" },
            { "K070", "name: partly,", "name: part ly,", "part ly" },
            { "K070", "  party:\n", "  ons lijstje:\n    - { name: other, label: anders }\n  party:\n", "ons lijstje" },
            { "K071", "name: parties", "name: Is_Known", "Is_Known" },
            { "K071", "name: parties", "name: reasons_A1c", "reasons_A1c" },
            { "K072", "type: integer", "type: int", "type: int" },
            { "K073", "                  list: party\n", "", "type: select_multiple" },
            { "K074", "list: party", "list: parties", "list: parties" },
            {
                "K075",
                "type: integer",
                "type: integer\n                  list: party",
                "list: party\n                  label: Bij hoeveel"
            },
            { "K076", "  party:\n", "  empty: []\n  party:\n", "empty" },
            { "K077", "name: partly,", "name: Yes,", "name: Yes" },
            { "K078", "  party:\n", "  reply: [{ name: a, label: a }]\n  party:\n", "reply" },
            { "K080", "relevant: ${how_many} > 5", "relevant: ${how_many} > ", "relevant: ${how_many} >" },
            { "K080", "constraint: . >= 0", "constraint: groter dan 0", "groter dan" },
            { "K081", "relevant: ${how_many} > 5", "relevant: ${howmany} > 5", "howmany" },
            { "K081", "constraint: . >= 0", "constraint: . >= ${answer_A1z}", "answer_A1z" },
            { "K082", "${answer_A1b} != 'no'", "${answer_A1c} != 'no'", "answer_A1c" },
            { "K082", "constraint: . >= 0", "constraint: . >= 0 or selected(${parties}, 'school')", "or selected" },
            {
                "K083",
                "name: is_known\n                  type: select_one",
                "name: is_known\n                  type: select_one\n                  relevant: ${answer_A1a} = 'yes'",
                "answer_A1a"
            },
            {
                "K083",
                "label: Bij wie?\n                  relevant: ${how_many} > 5",
                "label: Bij wie?\n                  variants: [full, limited]\n                  relevant: ${how_many} > 5",
                "${how_many} > 5"
            },
            { "K084", "relevant: ${how_many} > 5", "relevant: ${parties} != ''", "${parties} != ''" },
            { "K084", "relevant: ${how_many} > 5", "relevant: . > 5", ". > 5" },
            { "K084", "constraint: . >= 0", "constraint: ${how_many} >= 0", "${how_many} >= 0" },
            { "K084", "${answer_A1b} != 'no'", "${parties} = ''", "${parties} = ''" },
            { "K085", "${answer_A1b} != 'no'", "${answer_A1b} != 'not'", "'not'" },
            { "K085", "${is_known} = 'yes'", "not('ja' = ${is_known})", "'ja'" },
            { "K085", "selected(., 'school')", "selected(., 'schools')", "schools" },
            { "K085", "!= 'almost'", "!= 'nearly'", "'nearly'" },
            { "K082", "${approach_pupils} > 5", "${approach_length} > 5", "${approach_length} > 5" },
            {
                "K083",
                "relevant: ${how_many} > 5",
                "relevant: ${approach_pupils} > 5",
                "relevant: ${approach_pupils} > 5\n                  constraint"
            },
            { "K095", "${approach_escalation_knowledge} = 'none'", "${approach_pupils_knowledge} = 'none'", "pupils_knowledge} = 'none'" },
            { "K086", "                  constraintMessage: Vul een getal in vanaf nul.\n", "", "constraint: . >= 0" },
            { "K087", "                  constraint: . >= 0\n", "", "constraintMessage: Vul" },
            { "K088", "variants: [full, limited]", "variants: [full, limited, partners]", "partners]" },
            { "K088", "name: parties\n", "name: parties\n                  variants: []\n", "variants: []" },
            {
                "K089",
                "{ municipality: Wie gebruikt het plan? }",
                "{ municipality: Wie gebruikt het plan?, facts: [{ name: users, type: text, label: Wie?, variants: [limited] }] }",
                "users"
            },
            { "K080", "when: ${answer_A1b} = 'yes'", "when: ${answer_A1b} =", "when: ${answer_A1b} =" },
            { "K090", "code: S202", "code: S102", "S102" },
            { "K090", "code: S202", "code: S2020", "S2020" },
            { "K091", "code: S202", "code: S201 # later", "S201 # later" },
            { "K092", "when: ${is_known} = 'no'", "when: ${isknown} = 'no'", "isknown" },
            { "K092", "${approach_escalation_knowledge}", "${approach_escalating}", "approach_escalating" },
            { "K093", "when: ${answer_A1b} = 'yes'", "when: . = 'school'", "when: . =" },
            { "K094", "when: ${answer_A1b} = 'yes'", "when: 1 = 1", "when: 1 = 1" },
            { "K095", "when: ${answer_A1b} = 'yes'", "when: ${answer_A1b} = 'ja'", "'ja'" },
            { "K095", "${approach_escalation_knowledge} = 'none'", "${approach_escalation_knowledge} = 'no'", "escalation" },
            { "K120", "name: approach_length", "name: length", "length" },
            { "K121", "type: text\n    label: Hoe", "type: sources\n    label: Hoe", "sources\n    label: Hoe" },
            { "K122", "hint: Mag kort.", "estimated: true # hier", "estimated: true # hier" },
            { "K122", "hint: Mag kort.", "unit: { list: span, label: Waarin dan? }", "unit: { list: span, label: Waarin dan" },
            { "K123", "list: span", "list: spans", "spans" },
            { "K042", "sign: X,", "sign: XYXY,", "level: framework" },
            { "K043", "in zorg", "In orde", "level: framework" },
            { "K044", "key: y,", "key: mixed,", "level: framework" },
            { "K045", ", { key: y, sign: Y, label: { nl: in zorg } }", "", "level: framework" },
            { "K048", "key: y,", "key: x,", "level: framework" },
            { "K100", "level: theme", "level: group", "level: group" },
            { "K101", "level: theme", "level: framework", "label: { nl: slotsom" },
            { "K110", "respondents:\n", "respondents:\n  - { key: partners, label: Partners, anonymous: true }\n", "partners, label" },
            { "K110", "respondents:\n", "respondents:\n  - { key: Ouder, label: Ouder, anonymous: true }\n", "Ouder, label" },
            { "K111", "respondents:\n", "respondents:\n  - { key: family, label: Eerst, anonymous: true }\n", "nl: Gezin" },
            { "K112", "anonymous: true", "anonymous: false", "anonymous: false" },
            { "K113", ", family: { nl: Was er een einde?, en: Was there an end? }", "", "key: family" },
            {
                "K114",
                "en: Was there an end? } }",
                "en: Was there an end? }, facts: [{ name: ended, type: text, label: Hoe?, variants: [family] }] }",
                "ended"
            },
            {
                "K114",
                "en: Was there an end? } }",
                "en: Was there an end? }, facts: [{ name: ended, type: select_one, list: yes_no, label: Hoe?, variants: [family], relevant: 1 = 1 }] }",
                "ended"
            },
            {
                "K115",
                "{ municipality: Wie gebruikt het plan? }",
                "{ municipality: Wie gebruikt het plan?, facts: [{ name: users, type: select_one, list: yes_no, label: Wie?, variants: [full, family] }] }",
                "users"
            },
            { "K130", "key: start, name", "key: core, name", "name: Begin, indicators" },
            { "K131", "indicators: [A2a]", "indicators: [A1z]", "A1z" },
            { "K132", "indicators: [A2a]", "indicators: [A2a, A1a, A2a]", "A2a, A1a, A2a" },
            { "K133", "indicators: [A2a]", "indicators: [A1a, A1b, A1c, A2a, A2b]", "key: start" },
            { "K140", "${answer_A1b} != 'no'", "${own_mark_A1b} != 'good'", "own_mark_A1b" },
            { "K140", "when: ${answer_A1b} = 'yes'", "when: ${own_mark_A1b} = 'good'", "own_mark_A1b" },
            { "K140", "${approach_pupils} > 5", "${own_mark_A1a} = ''", "own_mark_A1a" },
            { "K071", "name: parties", "name: Own_mark_A1b", "Own_mark_A1b" },
            { "K150", "norm: Er is een plan", "norm: { en: There is a plan }", "There is a plan" },
            { "K150", "statement: er is een begin", "statement: { fy: der is in begjin, en: there is a beginning }", "der is in begjin" },
            { "K023", "norm: Er is een plan", "norm: { nl: Er is een plan, English: There is a plan }", "There is a plan" },
            { "K002", "norm: Er is een plan", "norm: { nl: Er is een plan, en: There is a plan, en: A plan }", "A plan }" },
            { "K005", "norm: Er is een plan", "norm: { nl: Er is een plan, en: \"\" }", "Er is een plan" },
            { "K006", "norm: Er is een plan", "norm: { nl: Er is een plan, en: [There is a plan] }", "There is a plan" },
            { "K006", "norm: Er is een plan", "norm: {}", "norm: {}" },
            {
                "K040",
                "shortLabel: Plan\n",
                "shortLabel: { nl: Plan, en: A plan that is written down and known to all }\n",
                "A plan that is"
            },
        };

    [Fact]
    public void ASoundFile_HasNoProblem() => Assert.Empty(Load(Sound).Problems);

    [Theory]
    [MemberData(nameof(Offences))]
    public void EachRule_IsSeenToBeBrokenAndPointsAtTheLine(string code, string from, string to, string at)
    {
        Assert.Contains(from, Sound, StringComparison.Ordinal);
        var text = Replace(Sound, from, to);

        var load = Load(text);

        var problem = Assert.Single(load.Problems, p => p.Code == code);
        Assert.Equal([code], load.Problems.Select(p => p.Code).Distinct());
        Assert.Equal(1 + text[..text.LastIndexOf(at, StringComparison.Ordinal)].Count(c => c == '\n'), problem.Line);
        Assert.Equal("proef/1.yaml", problem.File);
        Assert.DoesNotMatch(@"\{\d\}", problem.Message);
        Assert.Equal(problem.Severity == ProblemSeverity.Error, load.Framework is null);
    }

    [Theory]
    [InlineData("voor jongeren", true)]
    [InlineData("Voor ouders!", false)]
    public void NormsThatAreWordedAlike_AreToldApartByWhomTheyAreFor(string other, bool areApart)
    {
        var load = Load(Replace(
            Replace(Sound, "norm: Het plan wordt gebruikt", $"norm: Het plan is bekend\n            appliesTo: {other}"),
            "      - code: A1\n", "      - code: A1\n        appliesTo: voor ouders\n"));

        Assert.Equal(areApart ? [] : ["K030"], load.Problems.Select(p => p.Code));
        if (areApart)
            Assert.Equal(
                [
                    "Er is een plan (voor ouders)",
                    "Het plan is bekend (voor ouders)",
                    "Het plan is bekend (voor jongeren)",
                    "Er is een einde",
                    "Het einde staat op schrift",
                ],
                load.Framework!.Indicators.Select(i => i.FullNorm));
    }

    [Theory]
    [InlineData("++")]
    [InlineData("10")]
    [InlineData("nvt")]
    [InlineData("👍🏽")]
    public void ASign_MayHaveUpToThreeCharacters(string sign) =>
        Assert.Equal(sign, Sane("sign: \"+\"", $"sign: \"{sign}\"").Scale.Marks[0].Sign);

    [Theory]
    [InlineData("§ 4 Abs. 2")]
    [InlineData("3.2.1 (BSO)")]
    [InlineData("a)")]
    [InlineData("I.")]
    [InlineData("Größe")]
    [InlineData("Art. 4:2")]
    [InlineData("I.a (i) & 'b'")]
    public void ACode_IsAsItsOwnerWritesIt_AndAConditionNamesItSo(string code)
    {
        var framework = Sane("code: A1b", $"code: \"{code}\"", ("[A1a, A1b]", $"[A1a, \"{code}\"]"),
            ("${answer_A1b} != 'no'", $"${{answer_{code}}} != 'no'"), ("when: ${answer_A1b}", $"when: ${{answer_{code}}}"));

        var indicator = framework.FindIndicator(code)!;
        Assert.Contains(QuestionNames.Answer(code), indicator.Facts[1].Relevant!.Names);
        var page = QuestionnaireForm.Of(framework, QuestionnaireVariant.Full).PageOf("how_many")!;
        Assert.Equal(QuestionNames.Answer(code), page.Sections[1].Answer!.Name);
        var read = FrameworkJson.Read(FrameworkJson.Write(framework));
        Assert.Equal(indicator.Facts[1].Relevant!.ToString(), read.FindIndicator(code)!.Facts[1].Relevant!.ToString());
    }

    [Theory]
    [InlineData("A/1")]
    [InlineData("A~1")]
    [InlineData("A, 1")]
    [InlineData("A[1]")]
    [InlineData("A  1")]
    [InlineData("A\u00A01")]
    [InlineData("A␣1")]
    [InlineData("_")]
    [InlineData("..")]
    [InlineData(" A")]
    [InlineData("A ")]
    [InlineData("A\n")]
    [InlineData("")]
    public void WhatAnAddressOrAListWouldBreak_IsNoCode(string code)
    {
        Assert.False(FrameworkCode.IsAllowed(code));
        Assert.False(FrameworkCode.IsAllowed(new string('A', FrameworkCode.MaxLength + 1)));
    }

    [Theory]
    [InlineData("questions: { municipality: Staat het plan op schrift? }", "aliases: []", null, null, null)]
    [InlineData("{ municipality: Staat het plan op schrift? }", "{ partners: Ziet u het plan? }", null, "Ziet u het plan?", null)]
    [InlineData("{ municipality: Staat het plan op schrift? }", "{ family: Las u het plan? }", null, null, "Las u het plan?")]
    public void AboutAnIndicator_NobodyNeedBeAsked(string from, string to, string? municipality, string? partners, string? family)
    {
        var framework = Sane(from, to);

        var indicator = framework.FindIndicator("A2b")!;
        Assert.Equal((municipality, partners), (indicator.QuestionToMunicipality?.Dutch, indicator.QuestionToPartners?.Dutch));
        Assert.Equal(family, indicator.QuestionsToKinds.Select(k => k.Question.Dutch).SingleOrDefault());
        foreach (var variant in Enum.GetValues<QuestionnaireVariant>())
            Assert.Equal(indicator.QuestionIn(variant) is not null,
                QuestionnaireForm.Of(framework, variant).Find(QuestionNames.Answer("A2b")) is not null);
        Assert.Null(FrameworkJson.Read(FrameworkJson.Write(framework)).FindIndicator("A2b")!.QuestionToMunicipality);
    }

    [Theory]
    [InlineData("name: Begin", "appliesTo: voor jongeren", "appliesTo: voor ouders", true)]
    [InlineData("name: Begin", "appliesTo: voor jongeren", "appliesTo: voor jongeren", false)]
    [InlineData("name: Eind", "aliases: []", "aliases: []", true)]
    public void NamesThatAreAlike_LieUnderDifferentParents_OrAreForDifferentGroups(string name, string first, string second, bool areApart)
    {
        var load = Load(Replace(
            Replace(Sound, "name: Begin", $"name: Begin\n    {first}"),
            "jointRows:", $"""
                  - code: B
                    {name}
                    {second}
                    criteria:
                      - code: B1
                        name: Start
                        indicators: [{Norm}]
                jointRows:
                """));

        Assert.Equal(areApart ? [] : ["K030"], load.Problems.Select(p => p.Code));
    }

    [Fact]
    public void ACrosswalkWithoutSteps_SaysThatEveryCodeStays() =>
        Assert.Equal(
            ["A1a"],
            Sane("  steps:\n    - old: X\n      new: [A1a]\n    - old: Y\n      new: []", "  steps: []").Crosswalk!.Follow("A1a"));

    [Fact]
    public void ACriterion_MaySayWhatItAsks()
    {
        var framework = Sane("name: Finish", "name: Finish\n        statement: Er is een eind.");
        Assert.Equal("Er is een eind.", FrameworkJson.Read(FrameworkJson.Write(framework)).Criteria.Last().Statement);
    }

    [Fact]
    public void EveryRuleOfTheTable_IsSeenToBeBroken() =>
        Assert.Equal(FrameworkFile.Rules.Select(r => r.Code), Offences().Select(o => o.Data.Item1).Concat(CrosswalkRulesTests.Broken)
            .Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void EveryRule_StandsInTheDocumentationAsItIs() =>
        Assert.Equal(
            FrameworkFile.Rules.Select(r =>
                $"| {r.Code} | {(r.Severity == ProblemSeverity.Error ? "fout" : "waarschuwing")} | {Regex.Replace(r.Message, @"\{\d\}", "…")} |"),
            File.ReadLines(RepositoryFolder.PathTo("docs", "frameworks.md")).Where(l => l.StartsWith("| K", StringComparison.Ordinal)));

    [Fact]
    public void AllProblems_ComeAtOnceInTheOrderOfLines()
    {
        var text = Sound.Replace("owner: Proefinspectie\n", "", StringComparison.Ordinal)
            .Replace("code: A1c", "code: A1b", StringComparison.Ordinal)
            .Replace("shortLabel: Einde", "shortLabel: Plan", StringComparison.Ordinal)
            .Replace("new: [A1a]", "new: [Q]", StringComparison.Ordinal);

        var problems = Load(text).Problems;

        Assert.Equal(["K003", "K020", "K041", "K060"], problems.Select(p => p.Code));
        Assert.Equal(problems.Select(p => p.Line).Order(), problems.Select(p => p.Line));
        Assert.Equal("proef/1.yaml:1: K003 Bij het toetsingskader ontbreekt 'owner'. Vul het in.", problems[0].ToString());
    }

    [Fact]
    public void ACircleOfConditions_IsToldOnceWithItsWay()
    {
        var text = Sound
            .Replace(
                "label: { nl: Is het plan bekend?",
                "relevant: ${parties} = ''\n                  label: { nl: Is het plan bekend?",
                StringComparison.Ordinal)
            .Replace("variants: [full, limited]", "variants: [full]", StringComparison.Ordinal);
        var problem = Assert.Single(Load(text).Problems);
        Assert.Equal("K084", problem.Code);
        Assert.Contains("is_known → parties → how_many → is_known", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AChoiceOfTheClosedAnswer_IsKnownToConditions() =>
        Assert.Empty(
            Load(Sound.Replace("${answer_A1b} != 'no'", "selected(${answer_A1b}, 'notApplicable')", StringComparison.Ordinal)).Problems);

    [Fact]
    public void FactsOfASoundFile_AreReadAsTheyStand()
    {
        var facts = Load(Sound).Framework!.FindIndicator("A1b")!.Facts;
        Assert.Equal(["is_known", "how_many", "parties"], facts.Select(f => f.Name));
        Assert.Equal([(true, 2), (false, 1), (false, 1)], facts.Select(f => (f.Required, f.Variants.Count)));
        Assert.Equal("${is_known} = 'yes' and ${answer_A1b} != 'no'", facts[1].Relevant!.ToString());
        Assert.Equal(
            ("Een schatting mag.", "Vul een getal in vanaf nul.", "A1b"),
            (facts[1].Hint!.Dutch, facts[1].ConstraintMessage!.Dutch, facts[1].IndicatorCode));
    }

    [Fact]
    public void ACodeThatDoesNotBeginWithItsParents_IsNoProblem() =>
        Assert.Empty(Load(Sound.Replace("A2a", "Q7", StringComparison.Ordinal)).Problems);

    [Fact]
    public void AWarning_DoesNotRefuseTheFile()
    {
        var load = Load(Sound.Replace("shortLabel: Einde", "shortLabel: Plan", StringComparison.Ordinal));
        Assert.Equal(ProblemSeverity.Warning, Assert.Single(load.Problems).Severity);
        Assert.Equal("proef/1", load.Framework!.Id);
    }

    [Fact]
    public void AFileThatIsNotThere_IsAProblemLikeAnyOther() =>
        Assert.Equal("K001", Assert.Single(FrameworkFile.Load(RepositoryFolder.PathTo("frameworks", "geen", "9.yaml")).Problems).Code);

    [Fact]
    public void BytesThatAreNoText_AreAProblemLikeAnyOther() =>
        Assert.Contains(
            "UTF-8",
            Assert.Single(FrameworkFile.Load(new MemoryStream([0x6B, 0x3A, 0xFF, 0xFE]), "proef/1.yaml").Problems).Message,
            StringComparison.Ordinal);

    [Fact]
    public void AFileThatIsTooLarge_IsRefusedBeforeItIsParsed() =>
        Assert.Contains(
            "1 MB",
            Assert.Single(FrameworkFile.Load(new MemoryStream(new byte[FrameworkFile.MaxBytes + 1]), "proef/1.yaml").Problems).Message,
            StringComparison.Ordinal);

    [Fact]
    public void AnyLineLeftOut_NeverThrows()
    {
        var lines = Sound.Split('\n');
        for (var left = 0; left < lines.Length; left++)
            for (var count = 1; count <= 6 && left + count <= lines.Length; count++)
                Assert.NotNull(Load(string.Join('\n', lines.Where((_, n) => n < left || n >= left + count))).Problems);
    }

    private static Framework Sane(string from, string to, params (string From, string To)[] more)
    {
        var load = Load(more.Aggregate(Replace(Sound, from, to), (text, change) => Replace(text, change.From, change.To)));
        Assert.Empty(load.Problems);
        return load.Framework!;
    }

    private static FrameworkLoad Load(string text) => FrameworkFile.Load(new MemoryStream(Encoding.UTF8.GetBytes(text)), "proef/1.yaml");

    private static string Replace(string text, string from, string to)
    {
        var at = text.IndexOf(from, StringComparison.Ordinal);
        return string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length));
    }
}
