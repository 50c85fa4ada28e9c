using System.Management.Automation;

namespace MailkitPS;

/// <summary>Reads the stored queries of the account: all of them, or those of some names.</summary>
[Cmdlet(VerbsCommon.Get, "MailkitQuery")]
[OutputType(typeof(StoredQuery))]
public sealed class GetMailkitQueryCommand()
    : MailkitListCommand<StoredQuery>("stored query", client => client.GetQueries(), query => query.Name, query => query.QueryId);
