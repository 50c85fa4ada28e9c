using System.Collections.Generic;
using System.Linq;

namespace MailkitPS.Simulator;

/// <summary>The numbers of some deliveries, counted from their messages.</summary>
internal sealed class DeliveryTotals
{
    // What one conversion brings.
    private const decimal Price = 19.90m;

    public DeliveryTotals(IEnumerable<Delivery> deliveries)
    {
        foreach (Message message in deliveries.SelectMany(delivery => delivery.Messages()))
        {
            Sent++;
            Waiting += message.Status == "sent" ? 0 : 1;
            Failed += message.Bounce is null ? 0 : 1;
            Reaction[] reactions = [.. message.Reactions()];
            int opened = reactions.Count(reaction => reaction.Kind == ReactionKind.Open);
            int clicked = reactions.Count(reaction => reaction.Kind == ReactionKind.Click);
            int converted = reactions.Count(reaction => reaction.IsConversion);
            Read += opened;
            Readers += opened > 0 ? 1 : 0;
            Clicks += clicked;
            Clickers += clicked > 0 ? 1 : 0;
            Conversions += converted;
            Converted += converted > 0 ? 1 : 0;
            SpamReports += reactions.Count(reaction => reaction.Kind == ReactionKind.Spam);
        }
    }

    public int Sent { get; }

    public int Waiting { get; }

    public int Failed { get; }

    public int Read { get; }

    public int Readers { get; }

    public int Clicks { get; }

    public int Clickers { get; }

    public int Conversions { get; }

    public int Converted { get; }

    public int SpamReports { get; }

    public int Delivered => Sent - Waiting - Failed;

    public decimal Revenue => Conversions * Price;

    /// <summary>Clickers of those who got it, in percent: what CLICK_RATE is a share of is not known.</summary>
    public decimal ClickRate => Share(Delivered);

    /// <summary>Clickers of those who read it, in percent: what CLICK_RATE2 is a share of is not known.</summary>
    public decimal ClickRateOfReaders => Share(Readers);

    private decimal Share(int of) => of == 0 ? 0 : 100m * Clickers / of;
}
