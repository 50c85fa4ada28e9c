using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Completes the list of components that CycloneDX has made: what is built here gets its licence and the hash of its file, and a
/// package that names its licence by an address only gets the one whose text it carries. The hour of the build is left out, because
/// it is no property of the module and would make every package another one.
/// </summary>
public class CompleteComponents : Task
{
    private const string Mit = "MIT";

    /// <summary>The list as CycloneDX wrote it.</summary>
    [Required]
    public string Made { get; set; }

    /// <summary>The list in the module.</summary>
    [Required]
    public string Kept { get; set; }

    /// <summary>The folder with the assemblies of the module.</summary>
    [Required]
    public string Assemblies { get; set; }

    /// <summary>The folder into which NuGet restores packages.</summary>
    [Required]
    public string Packages { get; set; }

    public override bool Execute()
    {
        JsonNode list = JsonNode.Parse(File.ReadAllText(Made));
        JsonObject metadata = list["metadata"].AsObject();
        metadata.Remove("timestamp");
        foreach (JsonObject component in list["components"].AsArray().Prepend(metadata["component"]).Cast<JsonObject>())
        {
            if (component["purl"] == null)
            {
                component["hashes"] = HashesOf(Path.Combine(Assemblies, component["name"] + ".dll"));
                component["licenses"] = Licences(Mit);
            }
            else if ((string)component["licenses"]?[0]?["license"]?["id"] == null && IsUnderMit(component))
            {
                component["licenses"] = Licences(Mit);
            }
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Kept));
        File.WriteAllText(Kept, list.ToJsonString(new JsonSerializerOptions { WriteIndented = true }).Replace("\r", string.Empty) + "\n");
        return true;
    }

    private bool IsUnderMit(JsonObject package)
    {
        string text = Path.Combine(Packages, ((string)package["name"]).ToLowerInvariant(), (string)package["version"], "LICENSE.TXT");
        return File.Exists(text) && File.ReadLines(text).First().StartsWith("The MIT License", StringComparison.Ordinal);
    }

    private static JsonArray Licences(string id) => new JsonArray(new JsonObject { ["license"] = new JsonObject { ["id"] = id } });

    private static JsonArray HashesOf(string file)
    {
        using (SHA512 sha = SHA512.Create())
        {
            string hash = BitConverter.ToString(sha.ComputeHash(File.ReadAllBytes(file))).Replace("-", string.Empty);
            return new JsonArray(new JsonObject { ["alg"] = "SHA-512", ["content"] = hash });
        }
    }
}
