using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace MailkitPS.Core.Tests;

/// <summary>A member that no version of the module knows, in every object of an answer.</summary>
internal static class ForeignMember
{
    public const string Name = "NEVER_SEEN";
    private const string Value = "new";

    /// <summary>The answer with the member added.</summary>
    /// <param name="answer">The answer, JSON or XML-RPC.</param>
    /// <param name="place">How many members stand before it at most.</param>
    public static byte[] AddTo(byte[] answer, int place)
    {
        if (answer[0] != '<')
        {
#if NETFRAMEWORK
            JsonNode root = JsonNode.Parse(answer)!;
#else
            JsonNode root = JsonNode.Parse(answer, documentOptions: new JsonDocumentOptions { AllowDuplicateProperties = true })!;
#endif
            return Encoding.UTF8.GetBytes(With(root, place)!.ToJsonString());
        }

        XDocument document = XDocument.Parse(Encoding.UTF8.GetString(answer));
        foreach (XElement members in document.Descendants("struct").ToArray())
        {
            XElement member = new("member", new XElement("name", Name), new XElement("value", new XElement("string", Value)));
            XElement? before = members.Elements("member").Skip(place).FirstOrDefault();
            if (before is null)
            {
                members.Add(member);
            }
            else
            {
                before.AddBeforeSelf(member);
            }
        }

        return Encoding.UTF8.GetBytes(document.ToString());
    }

    private static JsonNode? With(JsonNode? node, int place) => node switch
    {
        JsonArray elements => new JsonArray([.. elements.Select(element => With(element, place))]),
        JsonObject members => new JsonObject(
        [
            .. members.Take(place).Select(member => new KeyValuePair<string, JsonNode?>(member.Key, With(member.Value, place))),
            new KeyValuePair<string, JsonNode?>(Name, Value),
            .. members.Skip(place).Select(member => new KeyValuePair<string, JsonNode?>(member.Key, With(member.Value, place))),
        ]),
        _ => node?.DeepClone(),
    };
}
