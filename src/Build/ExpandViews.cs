using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes the views of the module: <c>&lt;DateProperty&gt;Date&lt;/DateProperty&gt;</c> becomes the script block that prints a date the
/// same under every culture, and <c>&lt;TextProperty&gt;Info&lt;/TextProperty&gt;</c> the one that prints a text in which nothing can
/// clear the screen, move the cursor or turn the letters around: such a character is printed as its number, \u001b. A format string
/// would not, a method of ours could not be called in the Constrained Language Mode, and the script block in each view would be
/// forgotten in one of them.
/// </summary>
public class ExpandViews : Task
{
    private const string Invisible = @"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]";

    private static readonly Dictionary<string, string> Scripts = new Dictionary<string, string>
    {
        ["DateProperty"] = "if ($null -ne $_.NAME) { $_.NAME.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }",
        ["TextProperty"] = "if ($_.NAME -match '" + Invisible + "') { -join ($_.NAME.ToCharArray() | ForEach-Object { "
            + "if (\"$_\" -match '" + Invisible + "') { '\\u{0:x4}' -f [int]$_ } else { $_ } }) } else { $_.NAME }",
    };

    /// <summary>The views as they are kept.</summary>
    [Required]
    public string Kept { get; set; }

    /// <summary>The views as PowerShell reads them.</summary>
    [Required]
    public string Made { get; set; }

    public override bool Execute()
    {
        XDocument views = XDocument.Load(Kept, LoadOptions.PreserveWhitespace);
        foreach (XElement property in views.Descendants().Where(element => Scripts.ContainsKey(element.Name.LocalName)).ToList())
        {
            Label(property);
            property.ReplaceWith(new XElement("ScriptBlock", Scripts[property.Name.LocalName].Replace("NAME", property.Value)));
        }

        File.WriteAllText(Made, views.Declaration + "\n" + views.ToString(SaveOptions.DisableFormatting) + "\n");
        return true;
    }

    /// <summary>A script block has no name, so its property gives it one, where the view has none.</summary>
    private static void Label(XElement property)
    {
        XElement item = property.Parent;
        XElement labelled = item;
        if (item.Name == "TableColumnItem")
        {
            int column = item.ElementsBeforeSelf().Count();
            labelled = item.Ancestors("TableControl").Single().Descendants("TableColumnHeader").ElementAt(column);
        }

        if (labelled.Element("Label") == null)
        {
            labelled.AddFirst(new XElement("Label", property.Value));
        }
    }
}
