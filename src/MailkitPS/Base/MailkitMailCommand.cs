using System.Collections.Generic;
using System.Management.Automation;

namespace MailkitPS;

/// <summary>A cmdlet that sends mail: what a message has that a text message has not.</summary>
public abstract class MailkitMailCommand : MailkitSendCommand
{
    private readonly InputColumn _email;
    private readonly InputColumn _subject;
    private readonly InputColumn _body;
    private readonly InputColumn _attachment;
    private readonly AttachmentArgument _attachmentArgument;
    private IReadOnlyList<Attachment> _attachments = [];

    /// <param name="recipientFields">The fields of a recipient that the function takes.</param>
    private protected MailkitMailCommand(RecipientFields recipientFields)
        : base(recipientFields, nameof(Email))
    {
        _email = Column(nameof(Email));
        _subject = Column(nameof(Subject));
        _body = Column(nameof(Body));
        _attachment = Column(nameof(Attachment));
        _attachmentArgument = new AttachmentArgument(this);
    }

    /// <summary>The address of the recipient. Each recipient needs one.</summary>
    [Parameter(Position = 0)]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    [Alias("send_to", "EmailAddress")]
    public string? Email { get; set; }

    /// <summary>Replaces the subject of the campaign.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    public string? Subject { get; set; }

    /// <summary>Replaces the body of the campaign.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyString]
    [InputColumn]
    public string? Body { get; set; }

    /// <summary>Attachments: paths, files, addresses, or objects with Path or Url and Name.</summary>
    [Parameter]
    [AllowNull]
    [AllowEmptyCollection]
    [InputColumn(TakesList = true)]
    public object?[]? Attachment { get; set; }

    private protected override void ReadConstants()
    {
        base.ReadConstants();
        SingleLine.Require(Subject, "-Subject");
        _attachments = _attachmentArgument.Read(Attachment);
        CheckAddress(Email);
    }

    /// <summary>The address of the current recipient.</summary>
    private protected string ReadEmail(InputRow row) => ReadRequiredText(row, _email, Email);

    /// <summary>What replaces the subject of the campaign; null for nothing.</summary>
    private protected string? ReadSubject(InputRow row) => ReadText(row, _subject, Subject);

    /// <summary>What replaces the body of the campaign; null for nothing.</summary>
    private protected string? ReadBody(InputRow row) => ReadText(row, _body, Body);

    /// <summary>The attachments of the current recipient.</summary>
    private protected IReadOnlyList<Attachment> ReadAttachments(InputRow row) =>
        _attachment.IsGiven ? _attachments : _attachmentArgument.Read(row[_attachment]);
}
