using System.IO;
using System.Linq;
using System.Xml.Linq;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes the views of the module: <c>&lt;DateProperty&gt;Date&lt;/DateProperty&gt;</c> becomes the script block that prints a date the
/// same under every culture. A format string would not, a method of ours could not be called in the Constrained Language Mode, and the
/// script block in each view would be forgotten in one of them.
/// </summary>
public class ExpandViews : Task
{
    private const string Date = "if ($null -ne $_.{0}) {{ $_.{0}.ToString('yyyy-MM-dd HH:mm:ss', [cultureinfo]::InvariantCulture) }}";

    /// <summary>The views as they are kept.</summary>
    [Required]
    public string Kept { get; set; }

    /// <summary>The views as PowerShell reads them.</summary>
    [Required]
    public string Made { get; set; }

    public override bool Execute()
    {
        XDocument views = XDocument.Load(Kept, LoadOptions.PreserveWhitespace);
        foreach (XElement date in views.Descendants("DateProperty").ToList())
        {
            if (date.Parent.Name == "ListItem" && date.Parent.Element("Label") == null)
            {
                date.AddBeforeSelf(new XElement("Label", date.Value));
            }

            date.ReplaceWith(new XElement("ScriptBlock", string.Format(Date, date.Value)));
        }

        File.WriteAllText(Made, views.Declaration + "\n" + views.ToString(SaveOptions.DisableFormatting) + "\n");
        return true;
    }
}
