using System;

namespace MailkitPS;

/// <summary>An ID, of which 0 is none: the API documents 0 as "could not be created".</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdColumnAttribute(params string[] names) : ColumnAttribute(names);
