using System.Threading.Channels;
using Toetssteen.Web.Data;
using Toetssteen.Web.Jobs;

namespace Toetssteen.Web.Mail;

/// <summary>
/// Stores letters after the answer, so that how long an answer takes does not tell whether there was anything to send. A letter that is not
/// stored yet when the program stops is lost; whoever asked for it asks again.
/// </summary>
public sealed partial class Postman(IServiceScopeFactory scopes, ILogger<Postman> log) : LastingService(log)
{
    private readonly Channel<AccountLetter> _waiting = Channel.CreateBounded<AccountLetter>(
        new BoundedChannelOptions(1000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Takes a letter along.</summary>
    public void Post(AccountLetter letter) => _waiting.Writer.TryWrite(letter);

    /// <inheritdoc/>
    protected override async Task WorkAsync(CancellationToken stop)
    {
        await foreach (var letter in _waiting.Reader.ReadAllAsync(stop))
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var post = scope.ServiceProvider.GetRequiredService<AccountPost>();
                post.Add(letter);
                await scope.ServiceProvider.GetRequiredService<AppDb>().SavePrivatelyAsync(stop);
                post.Go();
            }
            catch (Exception broken) when (!stop.IsCancellationRequested)
            {
                LogNotStored(log, broken);
            }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A letter that was asked for could not be stored; whoever asked for it asks again.")]
    private static partial void LogNotStored(ILogger logger, Exception broken);
}
