using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace MailkitPS;

/// <summary>
/// Reads an ID, or a list of IDs, the same way in every culture. PowerShell would read '5.001' as 5, '8001,8002' as 80018002,
/// $true as 1 and an empty field of a CSV file as 0. Anything but a single value is left to PowerShell.
/// </summary>
internal sealed class MailkitIdAttribute : MailkitTransformationAttribute
{
    /// <summary>
    /// A refused value becomes a number of <see cref="RefusedId"/>, so that the cmdlet itself can refuse it, with the ID of an error of
    /// ours, and with the position of an input.
    /// </summary>
    public bool DefersRefusal { get; set; }

    /// <summary>
    /// An object or a list is refused, too: a parameter that binds by the name of a property alone would otherwise be left out without a
    /// word where PowerShell cannot convert the property, and what is wider than the ID would count.
    /// </summary>
    public bool RefusesObjects { get; set; }

    /// <summary>0 is taken, too: it comes before every ID, or stands for the root.</summary>
    public bool AllowsZero { get; set; }

    private long Minimum => AllowsZero ? 0 : 1;

    /// <summary>Why a value was refused.</summary>
    /// <param name="name">The name of the value; empty for the value alone.</param>
    /// <param name="value">The value; null if it cannot be shown.</param>
    /// <param name="minimum">The least number that is taken.</param>
    public static string Refusal(string name, object? value, long minimum = 1)
    {
        string? shown = value is null ? null : MessageText.Quote(Convert.ToString(value, CultureInfo.InvariantCulture));
        return $"{name} {shown}".Trim()
            + FormattableString.Invariant($" is no ID: IDs are whole numbers of at least {minimum}, written in digits.");
    }

    /// <inheritdoc/>
    protected override object? Read(object? value)
    {
        if (RefusesObjects && !IsSingleValue(value))
        {
            return Refuse(value!);
        }

        if (value is not IList list)
        {
            return IsSingleValue(value) ? ReadOne(value) : value;
        }

        object?[] elements = [.. list.Cast<object?>().Select(Unwrap)];
        return elements.All(IsSingleValue)
            ? elements.Select(element => ReadOne(element) ?? Refuse(string.Empty)).ToArray()
            : list;
    }

    /// <summary>Reads a value as an ID.</summary>
    /// <returns>Whether it is one.</returns>
    public static bool TryRead(object? value, out long id)
    {
        object? single = value is string or char ? value.ToString().Trim() : value;
        long? read = single is null or DBNull or "" || !IsSingleValue(single) ? null : IdOf(single, minimum: 1);
        id = read ?? 0;
        return read is not null;
    }

    private static bool IsSingleValue(object? value) => value is null or BigInteger || Convert.GetTypeCode(value) != TypeCode.Object;

    private long? ReadOne(object? value)
    {
        object? single = value is string or char ? value.ToString().Trim() : value;
        return single is null or DBNull or "" ? null : IdOf(single, Minimum) ?? Refuse(value!);
    }

    private long Refuse(object value) =>
        DefersRefusal ? RefusedId.Add(value) : throw new ArgumentTransformationMetadataException(Refusal(string.Empty, value, Minimum));

    private static long? IdOf(object value, long minimum)
    {
        string digits = value switch
        {
            bool or DateTime or Enum => string.Empty,
            float or double => DigitsOf(Convert.ToDouble(value, CultureInfo.InvariantCulture)),
            decimal number when decimal.Truncate(number) == number => decimal.Truncate(number).ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        return digits.All(letter => letter is >= '0' and <= '9')
            && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long id)
            && id >= minimum ? id : null;
    }

    /// <summary>Spreadsheets give whole numbers as doubles.</summary>
    private static string DigitsOf(double number) =>
        number >= 0 && number < long.MaxValue && Math.Floor(number) == number
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : string.Empty;
}
