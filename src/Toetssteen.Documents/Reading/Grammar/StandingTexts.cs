using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Toetssteen.Documents.Reading.Grammar;

/// <summary>
/// The sentences that every published factsheet says in the same words, known by fingerprint: they are the inspectorates' own, and are
/// recognised without being printed here. Only such a sentence may be left out of a reading: one that merely sounds like it may say
/// something of its own.
/// </summary>
internal static partial class StandingTexts
{
    // The first eight bytes of the SHA-256 of the words of a sentence, as they are compared.
    private static readonly HashSet<ulong> Whole =
    [
        0x0146305c9b3199f9, 0x9cf77aad9e66d862, 0x0f13ec9fa7024080, 0xcdeb8c6e4f872075, 0x9fc3f5397d7ccffe, 0xea72910a9cd39185,
        0x65da6d9b2a1692e0, 0xc946d563d4cc5a9f, 0xf7d623bbe4f0fdc9, 0x6602a9900ba73ab6, 0xdc1cfc3309ba2f9e, 0xea6ffd2f53de0181,
        0x28050f924a325d1a, 0x1ae7734b353e28b7, 0xd55634cc2b4260b6, 0x006df80924f59f6d, 0x181b5b68ca42a13b, 0xd687fcfbc96a516a,
        0xf958b2150e11ef38, 0xfe5a044500b8d6bf, 0xbf6d4a3ef411ba5c, 0x47fa7e52cfbbf6d5, 0x69fff32489b1d585, 0xdb7ee555f96757e5,
        0x75b9ee73c659666a, 0xf851ecb28a5fa2d3,
    ];

    // With a name in the middle or at the end: how many words stand before it and behind it, and their fingerprints.
    private static readonly (int Before, ulong First, int Behind, ulong Last)[] Named =
    [
        (11, 0x2b893c355f770df2, 0, 0),
        (1, 0x582967534d0f909d, 10, 0x4af3956c7b3882a5),
        (1, 0x582967534d0f909d, 10, 0x4af3956c7b3882a5),
        (4, 0xc08cfd63edc8e8e5, 19, 0x0c0805423a730767),
        (10, 0xf8acaa609f172f40, 27, 0xe5840540b1b540ea),
    ];

    /// <summary>Whether a sentence is one of them, case, accents, punctuation and signs aside.</summary>
    public static bool Holds(string sentence)
    {
        var words = Words.Of(Mark().Replace(sentence, ""), 80);
        return Whole.Contains(Fingerprint(words))
            || Array.Exists(Named, n =>
                words.Count > n.Before + n.Behind
                && words.Count <= n.Before + n.Behind + 20
                && Fingerprint(words[..n.Before]) == n.First
                && (n.Behind == 0 || Fingerprint(words[^n.Behind..]) == n.Last));
    }

    private static ulong Fingerprint(IEnumerable<string> words) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(' ', words))));

    [GeneratedRegex(@"\((✓|✗|✘|√|[xXvV])\)")]
    private static partial Regex Mark();
}
