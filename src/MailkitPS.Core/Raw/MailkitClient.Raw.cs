namespace MailkitPS;

public sealed partial class MailkitClient
{
    /// <summary>
    /// Any function: the elements of the list that it answers with, or its answer. Only what is known to change nothing is
    /// repeated after a passing failure.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="asText">The whole answer as one text.</param>
    /// <exception cref="MailkitException">A value of the call cannot be written.</exception>
    /// <returns>A reader of values as <see cref="ApiObject"/> describes them; nothing is sent before its first read.</returns>
    internal MailkitRowReader<object> Invoke(MailkitCall call, bool asText)
    {
        Check(call);
        MailkitFunction function = FunctionCatalog.Get(call.Function);
        return new(this, call, asText ? new RawShape(function) : new ValueShape(function), function.IsRead ? Retry : NoRetry);
    }
}
