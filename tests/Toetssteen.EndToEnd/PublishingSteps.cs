namespace Toetssteen.EndToEnd;

/// <summary>What two leads do by hand once a draft is agreed: the one adopts, the other decides to publish.</summary>
internal static class PublishingSteps
{
    /// <summary>A second reader ticks everything on the page of the whole draft that is still to be read, and ends the reading.</summary>
    public static async Task AgreeWithAllAsync(this Actor reader)
    {
        // Where nothing is to be read any more there is nothing to save either.
        if (await reader.Page.Locator(".reading__bar button:not([name])").CountAsync() > 0)
        {
            foreach (var box in await reader.Page.Locator(".reading__form input[value=akkoord]:visible").AllAsync())
                await reader.TickAsync(box);
            await reader.PressAsync("Opslaan en verder lezen");
        }
        await reader.PressAsync("Afronden: akkoord");
    }

    /// <summary>Adopts the draft at this address.</summary>
    public static async Task AdoptAsync(this Actor lead, string draft)
    {
        await lead.OpenAsync(draft + "/vaststellen");
        await lead.ChooseAsync("Ik stel deze factsheet vast zoals zij hierboven te bekijken is");
        await lead.PressAsync("Vaststellen");
    }

    /// <summary>Decides that the draft at this address becomes public on a day, at nine.</summary>
    public static async Task DecideToPublishAsync(this Actor lead, string draft, DateOnly day)
    {
        await lead.OpenAsync(draft + "/publiceren");
        await lead.FillAsync("Openbaar vanaf (dag)", $"{day.Day}-{day.Month}-{day.Year}");
        await lead.FillAsync("Tijd", "09:00");
        await lead.ChooseAsync("Ik besluit dat deze factsheet op dat moment openbaar wordt");
        await lead.PressAsync("Besluit tot publicatie");
    }
}
