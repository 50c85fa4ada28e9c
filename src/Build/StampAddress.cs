using System.IO;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes the public address of the project into the staged module: as ProjectUri of the manifest, and as the first link of each
/// cmdlet's help, which Get-Help -Online opens.
/// </summary>
public class StampAddress : Task
{
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";

    [Required]
    public string Address { get; set; }

    [Required]
    public string Manifest { get; set; }

    [Required]
    public string Help { get; set; }

    public override bool Execute()
    {
        string address = Address.TrimEnd('/');
        string manifest = File.ReadAllText(Manifest);
        File.WriteAllText(Manifest, Regex.Replace(manifest, "(?m)^( *)(?=ReleaseNotes *=)", "$1ProjectUri   = '" + address + "'\n$1"));

        XDocument help = XDocument.Load(Help, LoadOptions.PreserveWhitespace);
        foreach (XElement command in help.Descendants(Command + "command"))
        {
            string name = command.Element(Command + "details").Element(Command + "name").Value;
            XElement links = command.Element(Command + "relatedLinks");
            if (links == null)
            {
                links = new XElement(Command + "relatedLinks");
                command.Add(links);
            }

            links.AddFirst(new XElement(
                Maml + "navigationLink",
                new XElement(Maml + "linkText", "Online Version"),
                new XElement(Maml + "uri", address + "/blob/main/docs/en-US/" + name + ".md")));
        }

        help.Save(Help, SaveOptions.DisableFormatting);
        return true;
    }
}
