namespace MailkitPS.Tests.Help;

/// <summary>What a page says of a parameter in one parameter set, or in all of them.</summary>
internal sealed record HelpParameterSet(string Name, string Position, bool IsRequired, bool ByValue, bool ByPropertyName, bool Remaining)
{
    public static HelpParameterSet Parse(string yaml) => new(
        yaml.Split('\n')[0].Trim(),
        HelpParameter.Value(yaml, "Position"),
        bool.Parse(HelpParameter.Value(yaml, "IsRequired")),
        bool.Parse(HelpParameter.Value(yaml, "ValueFromPipeline")),
        bool.Parse(HelpParameter.Value(yaml, "ValueFromPipelineByPropertyName")),
        bool.Parse(HelpParameter.Value(yaml, "ValueFromRemainingArguments")));
}
