using System.Text.RegularExpressions;

namespace MailkitPS.Tests.Help;

/// <summary>A list in a page of docs that is made of other pages: nobody has to write a cmdlet's name in two places.</summary>
internal static class HelpList
{
    /// <summary>Fails where the list is another one; with MAILKITPS_UPDATE=1 it is written.</summary>
    /// <param name="page">The file.</param>
    /// <param name="start">What stands right before the list.</param>
    /// <param name="end">A pattern of what stands right after it.</param>
    /// <param name="lines">The list.</param>
    public static void AssertIs(string page, string start, string end, IEnumerable<string> lines)
    {
        string path = Path.Combine(HelpPage.Folder, page);
        string kept = File.ReadAllText(path).ReplaceLineEndings("\n");
        Match list = Regex.Match(kept, $"(?<={Regex.Escape(start)}).*?{end}", RegexOptions.Singleline);
        Assert.True(list.Success, $"{page} has no list after '{start}'.");
        string made = string.Join('\n', lines);
        string whole = kept[..list.Index] + made + kept[(list.Index + list.Length)..];
        Assert.True(
            whole == Snapshot.Read(path, whole),
            $"{page} lists other cmdlets than there are. {Snapshot.Variable}=1 writes the list, as ./build.ps1 -Task Docs does.");
    }
}
