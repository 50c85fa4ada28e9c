using System.Collections.Generic;
using System.Threading.Tasks;

namespace MailkitPS;

/// <summary>Makes items on another thread before they are asked for.</summary>
internal static class WorkAhead
{
    /// <summary>To hand over an item alone would take longer than to make it.</summary>
    private const int PartSize = 1000;

    /// <summary>
    /// The same items, of which a part is made while the one before it is used. Whoever stops has at most two parts made in vain.
    /// </summary>
    public static IEnumerable<TItem> Of<TItem>(IEnumerable<TItem> items)
    {
        using IEnumerator<TItem> source = items.GetEnumerator();
        Task<List<TItem>> making = Task.Run(MakePart);
        try
        {
            while (making.GetAwaiter().GetResult() is { Count: > 0 } part)
            {
                making = Task.Run(MakePart);
                foreach (TItem item in part)
                {
                    yield return item;
                }
            }
        }
        finally
        {
            // The items may be disposed only when nobody is making any.
            Task.WaitAny(making);
        }

        List<TItem> MakePart()
        {
            List<TItem> part = new(PartSize);
            while (part.Count < PartSize && source.MoveNext())
            {
                part.Add(source.Current);
            }

            return part;
        }
    }
}
