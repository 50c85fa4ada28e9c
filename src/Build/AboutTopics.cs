using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Writes Markdown pages as plain text for a console of 80 columns. Get-Help shows the fifth line of a topic in its lists, so
/// the short description has to come first.
/// </summary>
public class AboutTopics : Task
{
    private const int Width = 78;
    private const string Margin = "    ";

    [Required]
    public ITaskItem[] Pages { get; set; }

    [Required]
    public string OutputFolder { get; set; }

    public override bool Execute()
    {
        Directory.CreateDirectory(OutputFolder);
        foreach (ITaskItem page in Pages)
        {
            List<string> text = ToText(File.ReadAllLines(page.ItemSpec));
            if (text.Count < 5 || text[3] != "SHORT DESCRIPTION" || text[4].Length == 0)
            {
                Log.LogError(null, null, null, page.ItemSpec, 0, 0, 0, 0, "A topic begins with its name and its short description.");
                continue;
            }

            string file = Path.Combine(OutputFolder, Path.GetFileNameWithoutExtension(page.ItemSpec) + ".help.txt");
            File.WriteAllText(file, string.Join("\n", text) + "\n", new UTF8Encoding(false));
        }

        return !Log.HasLoggedErrors;
    }

    private static List<string> ToText(string[] markdown)
    {
        List<string> text = new List<string>();
        for (int i = 0; i < markdown.Length; i++)
        {
            string line = markdown[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                for (i++; markdown[i] != "```"; i++)
                {
                    text.Add((Margin + Margin + markdown[i]).TrimEnd());
                }
            }
            else if (line.StartsWith("|", StringComparison.Ordinal))
            {
                List<string[]> table = new List<string[]>();
                for (; i < markdown.Length && markdown[i].StartsWith("|", StringComparison.Ordinal); i++)
                {
                    table.Add(Cells(markdown[i]));
                }

                i--;
                AddTable(text, table);
            }
            else
            {
                AddLine(text, line);
            }
        }

        while (text.Count > 0 && text[text.Count - 1].Length == 0)
        {
            text.RemoveAt(text.Count - 1);
        }

        return text;
    }

    private static void AddLine(List<string> text, string line)
    {
        Match heading = Regex.Match(line, "^(#+) (.*)$");
        if (heading.Success)
        {
            string title = Plain(heading.Groups[2].Value);
            switch (heading.Groups[1].Length)
            {
                case 1:
                    text.Add("TOPIC");
                    text.Add(Margin + title);
                    break;
                case 2:
                    text.Add(title);
                    break;
                default:
                    text.Add("  " + title);
                    break;
            }
        }
        else if (line.Length > 0)
        {
            Match item = Regex.Match(line, @"^(\s*(?:-|\d+\.) )(.*)$");
            AddWrapped(text, Margin + item.Groups[1].Value, Plain(item.Success ? item.Groups[2].Value : line));
        }
        else if (text.Count > 0 && !IsHeading(text))
        {
            text.Add(string.Empty);
        }
    }

    /// <summary>What follows the two upper kinds of headings stands right below them.</summary>
    private static bool IsHeading(List<string> text)
    {
        string last = text[text.Count - 1];
        return last.Length == 0 || (text.Count > 3 && char.IsUpper(last[0]));
    }

    /// <summary>A table is too wide for a console: each row becomes a short list of its own.</summary>
    private static void AddTable(List<string> text, List<string[]> table)
    {
        string[] names = table[0];
        foreach (string[] row in table.Skip(2))
        {
            AddWrapped(text, Margin, row[0]);
            for (int column = 1; column < row.Length; column++)
            {
                // An empty cell tells nothing by its name alone.
                if (row[column].Length > 0)
                {
                    AddWrapped(text, Margin + "  ", row.Length == 2 ? row[column] : names[column] + ": " + row[column]);
                }
            }

            text.Add(string.Empty);
        }

        text.RemoveAt(text.Count - 1);
    }

    private static string[] Cells(string row)
    {
        return row.Trim('|', ' ').Split('|').Select(cell => Plain(cell.Trim())).ToArray();
    }

    private static string Plain(string markdown)
    {
        string text = Regex.Replace(markdown, @"\[([^\]]+)\]\((https?://[^)]+)\)", "$1 ($2)");
        text = Regex.Replace(text, @"\[([^\]]+)\]\([^)]+\)", "$1");
        return text.Replace("`", string.Empty).Replace("**", string.Empty);
    }

    private static void AddWrapped(List<string> text, string start, string words)
    {
        StringBuilder line = new StringBuilder(start);
        bool isEmpty = true;
        foreach (string word in words.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                text.Add(line.ToString());
                line.Clear().Append(' ', start.Length);
                isEmpty = true;
            }

            line.Append(isEmpty ? string.Empty : " ").Append(word);
            isEmpty = false;
        }

        text.Add(line.ToString());
    }
}
