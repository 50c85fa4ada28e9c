using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Numerics;

namespace MailkitPS;

/// <summary>Converts what a user gives for the API into values that can be sent, nested values included.</summary>
internal sealed class WireValue
{
    private const int MaxNesting = 64;

    /// <summary>A message shows so much of the way to a value.</summary>
    private const int MaxSteps = 8;

    /// <summary>Stops at structures that contain the same value many times over, which could grow without end.</summary>
    private const int MaxValues = 1_000_000;

    private readonly string? _parameter;

    /// <summary>The names and indexes on the way to the current value.</summary>
    private readonly Stack<string> _path = new();
    private int _values;

    private WireValue(string? parameter)
    {
        _parameter = parameter;
    }

    /// <summary>The value as it can be sent.</summary>
    /// <param name="value">The value.</param>
    /// <param name="parameter">Where the user gave it, for messages.</param>
    /// <exception cref="MailkitException">It cannot be sent.</exception>
    public static object? From(object? value, string? parameter = null) => new WireValue(parameter).From(value, MaxNesting);

    /// <summary>The members of a hashtable or a custom object, as they can be sent; null for none.</summary>
    /// <exception cref="MailkitException">It is something else, or cannot be sent.</exception>
    public static IDictionary? Members(object? value, string parameter) => From(value, parameter) switch
    {
        null => null,
        IDictionary members => members,
        string text when text.Trim().Length == 0 => null,
        _ => throw new MailkitException(MailkitErrorKind.InvalidArgument, $"{parameter} has to be a hashtable or an object"),
    };

    /// <summary>The variables of a template; null for none. One without a value is left out, because XML-RPC has no null.</summary>
    /// <exception cref="MailkitException">They are something else, or cannot be sent.</exception>
    public static IDictionary? Variables(object? value, string parameter)
    {
        OrderedDictionary used = new(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in Members(value, parameter) ?? new Hashtable())
        {
            if (variable.Value is not null)
            {
                used[variable.Key] = variable.Value;
            }
        }

        return used.Count > 0 ? used : null;
    }

    private object? From(object? value, int levels)
    {
        if (++_values > MaxValues)
        {
            throw NotSendable($"A value holds more than {MaxValues} values");
        }

        if (levels == 0)
        {
            throw NotSendable($"A value contains itself, or is nested more than {MaxNesting} levels deep");
        }

        if (ReferenceEquals(value, System.Management.Automation.Internal.AutomationNull.Value))
        {
            // What a command returned that returned nothing.
            return null;
        }

        // A custom object has no properties without its wrapper.
        object? plain = MailkitTransformationAttribute.Unwrap(value) is var bare and not PSCustomObject ? bare : value;
        switch (plain)
        {
            case DBNull:
                // What a database has in place of a value.
                return null;
            case null or string or bool or int or long or double or DateTime:
                return plain;
            case byte[] bytes:
                // Who gave them may fill them anew before they are sent.
                return bytes.Clone();
            case SwitchParameter flag:
                return flag.IsPresent;
            case byte or sbyte or short or ushort or uint:
                return Convert.ToInt64(plain, CultureInfo.InvariantCulture);
            case ulong or decimal or BigInteger or float:
                return FromLargeNumber(plain);
            case DateTimeOffset time:
                // Times in the API have no zone, so nothing is shifted.
                return time.DateTime;
            case Enum or char or Guid or Uri:
                return plain.ToString();
            case ScriptBlock or Delegate or Stream or FileSystemInfo or System.Security.SecureString or PSCredential:
                throw NotSendable($"A {plain.GetType().Name} cannot be sent to Mailkit");
            case IDictionary members:
                return FromMembers(Entries(members), levels);
            case IEnumerable elements:
                return elements.Cast<object?>()
                    .Select((element, i) => FromPart(FormattableString.Invariant($"[{i}]"), element, levels))
                    .ToList();
            case PSObject custom:
                return FromMembers(custom.Properties.Select(property => ((object)property.Name, ValueOf(property))), levels);
            default:
                throw NotSendable($"A {plain.GetType().Name} cannot be sent to Mailkit");
        }
    }

    /// <summary>A generic dictionary gives entries of this kind only to whoever asks it as a dictionary.</summary>
    private static IEnumerable<(object Key, object? Value)> Entries(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return (member.Key, member.Value);
        }
    }

    private OrderedDictionary FromMembers(IEnumerable<(object Key, object? Value)> members, int levels)
    {
        // Two names may differ only in case.
        OrderedDictionary plain = new(StringComparer.Ordinal);
        foreach ((object key, object? value) in members)
        {
            string name = LanguagePrimitives.ConvertTo<string>(key);
            if (plain.Contains(name))
            {
                throw NotSendable($"A hashtable has the key {MessageText.Quote(name)} twice, as a text and as another value");
            }

            plain[name] = FromPart("." + MessageText.Name(name), value, levels);
        }

        return plain;
    }

    private object? FromPart(string step, object? value, int levels)
    {
        _path.Push(step);
        object? part = From(value, levels - 1);
        _path.Pop();
        return part;
    }

    private object? ValueOf(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException e)
        {
            throw NotSendable(
                $"The property {MessageText.Name(property.Name)} of an object cannot be read ({e.GetBaseException().GetType().Name})");
        }
    }

    private object FromLargeNumber(object number)
    {
        if (number is float single)
        {
            return double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        if (number is decimal fraction && fraction % 1 != 0)
        {
            // With all of its digits; the zeros at its end say nothing.
            return fraction / 1.0000000000000000000000000000m;
        }

        BigInteger integer = number switch
        {
            ulong unsigned => unsigned,
            decimal whole => new BigInteger(whole),
            _ => (BigInteger)number,
        };
        return integer >= long.MinValue && integer <= long.MaxValue
            ? (long)integer
            : throw NotSendable($"The number {integer} has more than 64 bits");
    }

    private MailkitException NotSendable(string message)
    {
        string place = string.Concat(_path.Take(MaxSteps).Reverse());
        place = _parameter is null ? place.TrimStart('.') : _parameter + (place.Length == 0 ? string.Empty : $": {place.TrimStart('.')}");
        return new MailkitException(MailkitErrorKind.InvalidArgument, place.Length == 0 ? message : $"{message} ({place})");
    }
}
