using System;
using System.Collections.Generic;

namespace MailkitPS.Simulator;

/// <summary>The functions that read and change the account.</summary>
internal sealed class AccountFunctions
{
    private readonly Dictionary<string, Func<ApiRequest, Answer>> _functions = [];

    public AccountFunctions(Account account, SimulatorOptions options)
    {
        Pager pager = new(options.Paging);
        new MailingListFunctions(account, pager).AddTo(_functions);
        new MailingListChanges(account).AddTo(_functions);
        new RecipientEdits(account, options.ClearsOmittedFields).AddTo(_functions);
        new RecipientFunctions(account).AddTo(_functions);
        new RecipientImports(account, options.ClearsOmittedFields).AddTo(_functions);
        new RecipientChanges(account).AddTo(_functions);
        new CampaignFunctions(account).AddTo(_functions);
        new CampaignChanges(account).AddTo(_functions);
        new ProfileFunctions(account).AddTo(_functions);
        new FileChanges(account).AddTo(_functions);
        new ReportFunctions(account).AddTo(_functions);
        new DeliveryFunctions(account).AddTo(_functions);
        new RawFunctions(account, pager).AddTo(_functions);
    }

    /// <summary>The answer to a call; null where the function is not one of these.</summary>
    public Answer? Find(ApiRequest request) =>
        _functions.TryGetValue(request.Function, out Func<ApiRequest, Answer>? function) ? function(request) : null;
}
