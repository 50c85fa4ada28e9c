namespace MailkitPS;

/// <summary>Something that a comparison of a mass send cannot claim.</summary>
/// <param name="notClaimed">What is not claimed; it begins with "that" or "anything".</param>
/// <param name="because">Why not.</param>
internal sealed class MassMailCaveat(string notClaimed, string because)
{
    public string NotClaimed { get; } = notClaimed;

    public string Because { get; } = because;

    /// <summary>One sentence or more, as summaries say it.</summary>
    public override string ToString() => $"Not claimed: {NotClaimed}, because {Because}.";
}
