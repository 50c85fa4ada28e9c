using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>One delivery of a campaign.</summary>
internal abstract class Delivery(long sendId, Campaign campaign, DateTime date)
{
    /// <summary>ID_SEND.</summary>
    public long SendId { get; } = sendId;

    public Campaign Campaign { get; } = campaign;

    public DateTime Date { get; } = date;

    /// <summary>Whether it is an A/B test.</summary>
    public virtual bool UsesAbTest => false;

    /// <summary>UTM_CAMPAIGN.</summary>
    public string Utm => $"{Campaign.Name.Replace(' ', '-')}-{Date:yyyyMMdd}";

    /// <summary>PREVIEW.</summary>
    public string PreviewUrl => FormattableString.Invariant($"https://u.mailkit.eu/EXAMPLE{SendId}");

    /// <summary>The messages from an ID on, ascending; 0 is from the beginning.</summary>
    public abstract IEnumerable<Message> Messages(long fromMessageId = 0);

    /// <summary>The message of an ID; null where it belongs to another delivery.</summary>
    public abstract Message? Find(long messageId);

    /// <summary>The messages to one recipient.</summary>
    public abstract IEnumerable<Message> To(Recipient recipient);

    /// <summary>Told before a report reads it: some messages show only after so many reads.</summary>
    public virtual void CountRead()
    {
    }
}
