using System.Collections.Generic;

namespace MailkitPS;

/// <summary>Recipients of an import that go out in one request.</summary>
/// <param name="format">The format in which they are sent.</param>
/// <param name="number">Which batch of the import it is, from 1.</param>
/// <param name="countBefore">How many recipients the batches before it have.</param>
internal sealed class RecipientImportBatch(IWireFormat format, int number, int countBefore)
    : RecipientBatch<ImportedRecipient>(format, number, countBefore)
{
    private readonly HashSet<RecipientField> _known = [];
    private readonly List<RecipientField> _fields = [];

    /// <summary>The fields that any of the recipients has, in the order in which they came.</summary>
    public IReadOnlyList<RecipientField> Fields => _fields;

    private protected override void Note(ImportedRecipient recipient)
    {
        if (recipient.Fields is null)
        {
            return;
        }

        foreach (KeyValuePair<RecipientField, string> value in recipient.Fields.Values)
        {
            if (_known.Add(value.Key))
            {
                _fields.Add(value.Key);
            }
        }
    }
}
