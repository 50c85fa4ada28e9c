namespace MailkitPS;

/// <summary>
/// A struct that writes its own members: where there are hundreds of thousands, making a dictionary of each costs more than writing it.
/// </summary>
internal interface IWireStruct
{
    /// <summary>Writes the members in the order of the API.</summary>
    void WriteMembers(IStructWriter writer);
}
