using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>A link of every message.</summary>
internal sealed record Link(int Number, string Title, string ShortTitle, string Anchor, string Url)
{
    private const long FirstSendId = 60_001;
    private const int PerDelivery = 10;

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Link> All { get; } =
    [
        new(1, "Shop now in our store", "Shop now", "banner.jpg", "https://www.example.com/shop"),
        new(2, "Read the whole story", "Read more", "Read more", "https://www.example.com/blog"),
        new(3, "Yes, I want the offer", "The offer", "button.png", "https://www.example.com/offer"),
    ];

    /// <summary>The link of a number, from 1.</summary>
    public static Link Of(int number) => All[number - 1];

    /// <summary>ID_URL of this link in a delivery.</summary>
    public long IdIn(Delivery delivery) => 900_000 + ((delivery.SendId - FirstSendId) * PerDelivery) + Number;
}
