using Toetssteen.Domain;
using Toetssteen.Domain.Evidence;

namespace Toetssteen.Tests.Domain;

/// <summary>The rules about documents and passages.</summary>
public sealed class EvidenceTests
{
    private static readonly DateOnly Today = new(2013, 4, 1);
    private static readonly DocumentFile Paper = new(new string('a', 64), 1200, FileKind.Pdf, "afspraken.pdf");
    private readonly Guid _organisation = Guid.NewGuid();

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void ADocumentWithoutATitle_IsRefused(string title)
    {
        Assert.Equal("D051", Refused(() => Claimed(title)));
        var document = Claimed();
        Assert.Equal("D051", Refused(() => document.Describe(title, DocumentKind.Covenant, null)));
        Assert.Equal(("Samenwerkingsafspraken", DocumentKind.Other), (document.Title, document.Kind));
        Assert.Equal("D051", Refused(() => document.Describe(new string('x', Document.MaxTitle + 1), DocumentKind.Covenant, null)));
    }

    [Fact]
    public void AFile_MakesAClaimedDocumentReceived_AndItsTextWaits()
    {
        var document = Claimed();
        document.Attach(Paper, scannerFirst: false, Today);
        Assert.Equal(
            (DocumentStatus.Received, ScanState.NotScanned, TextState.Waiting, true),
            (document.Status, document.Scan, document.Text, document.MayBeOpened));
        Assert.Equal("D052", Refused(() => document.Attach(Paper with { Name = "ander.pdf" }, scannerFirst: false, Today)));
        Assert.Equal("afspraken.pdf", document.File!.Name);
    }

    [Fact]
    public void AnImage_HasNoTextToWaitFor()
    {
        var document = Claimed();
        document.Attach(Paper with { Kind = FileKind.Png }, scannerFirst: false, Today);
        Assert.Equal(TextState.None, document.Text);
    }

    [Fact]
    public void WithAScanner_NobodyOpensAFileBeforeItPassed()
    {
        var document = Claimed();
        document.Attach(Paper, scannerFirst: true, Today);
        Assert.False(document.MayBeOpened);
        document.Wait("U015");
        Assert.Equal((ScanState.Waiting, "U015"), (document.Scan, document.Problem));
        document.PassScan();
        Assert.Equal((ScanState.Clean, null, true), (document.Scan, document.Problem, document.MayBeOpened));
    }

    [Fact]
    public void AnInfectedFile_IsGone_AndADocumentThatWasRequestedIsRequestedStill()
    {
        var document = Claimed();
        document.Request(Today);
        document.Attach(Paper, scannerFirst: true, Today);
        document.RefuseInfected();
        Assert.Equal((DocumentStatus.Requested, ScanState.Infected, false), (document.Status, document.Scan, document.MayBeOpened));
        Assert.Null(document.File);
        document.Attach(Paper, scannerFirst: true, Today);
        Assert.Equal(ScanState.Waiting, document.Scan);
    }

    [Fact]
    public void Text_IsKeptPageByPage_AndFoundWhereALineCutAWordInTwo()
    {
        var document = Claimed();
        document.Attach(Paper, scannerFirst: false, Today);
        document.Read(["De samen-\nwerking", "", "Zorg-\nOverleg in 2012-\n2013"]);
        Assert.Equal((TextState.Done, 3), (document.Text, document.PageCount));
        Assert.Equal(["de samenwerking", "", "zorg overleg in 2012 2013"], document.Pages.Select(p => p.Folded));
        Assert.Equal([1, 2, 3], document.Pages.Select(p => p.Number));
        Assert.Equal("De samen-\nwerking", document.Pages[0].Text);
    }

    [Fact]
    public void APageThatIsCited_IsThere_OnceItIsKnownHowManyThereAre()
    {
        var document = Claimed();
        document.RequirePage(12);
        document.Attach(Paper, scannerFirst: false, Today);
        document.Read(["een", "twee"]);
        document.RequirePage(2);
        Assert.Equal("D055", Refused(() => document.RequirePage(3)));
        Assert.Equal("D055", Refused(() => document.RequirePage(0)));
    }

    [Fact]
    public void ADocument_IsTakenBackByWhoSuppliedIt_UntilSomethingCitesIt()
    {
        var document = Claimed();
        Assert.True(document.TakeBack(_organisation, isCited: false));
        Assert.Equal("D053", Refused(() => document.TakeBack(Guid.NewGuid(), isCited: false)));
        Assert.Equal("D054", Refused(() => document.TakeBack(_organisation, isCited: true)));
    }

    [Fact]
    public void WhatWasRequested_StaysRequested_WithoutTheFileThatWasTakenBack()
    {
        var document = Claimed();
        document.Request(Today);
        Assert.Equal("D057", Refused(() => document.TakeBack(_organisation, isCited: false)));
        document.Attach(Paper, scannerFirst: false, Today);
        document.Read(["een"]);
        Assert.False(document.TakeBack(_organisation, isCited: false));
        Assert.Equal(
            (DocumentStatus.Requested, TextState.None, 0, true),
            (document.Status, document.Text, document.PageCount, document.AwaitsFile));
    }

    private static string Refused(Action act) => Assert.Throws<DomainException>(act).Code;

    private Document Claimed(string title = "Samenwerkingsafspraken") => new(Guid.NewGuid(), Guid.NewGuid(), title, _organisation);
}
