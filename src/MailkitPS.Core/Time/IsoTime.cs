using System;
using System.Globalization;

namespace MailkitPS;

/// <summary>Instants that we make ourselves: ISO 8601 in UTC, which every culture reads the same.</summary>
internal static class IsoTime
{
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
