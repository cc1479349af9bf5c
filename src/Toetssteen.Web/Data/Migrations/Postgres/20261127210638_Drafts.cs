using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Drafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "WithdrawnAt",
                table: "Factsheets",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WithdrawnReason",
                table: "Factsheets",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DocxSha256",
                table: "Editions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PdfSha256",
                table: "Editions",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlindJudgements",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    IndicatorCode = table.Column<string>(type: "text", nullable: false),
                    Rater = table.Column<Guid>(type: "uuid", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlindJudgements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BlindJudgements_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Drafts",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    EditionNumber = table.Column<int>(type: "integer", nullable: false),
                    CorrectionReason = table.Column<string>(type: "text", nullable: true),
                    SecondReadingAskedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SecondReadingAskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AdoptedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    AdoptedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    AdoptedContent = table.Column<string>(type: "text", nullable: true),
                    AdoptedSha256 = table.Column<string>(type: "text", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PublicFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    PdfSha256 = table.Column<string>(type: "text", nullable: true),
                    DocxSha256 = table.Column<string>(type: "text", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Drafts", x => x.InspectionId);
                    table.ForeignKey(
                        name: "FK_Drafts_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DraftTexts",
                columns: table => new
                {
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Authors = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    SaveId = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SavedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftTexts", x => new { x.InspectionId, x.Name });
                    table.ForeignKey(
                        name: "FK_DraftTexts_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FindingReadings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    FindingId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reader = table.Column<Guid>(type: "uuid", nullable: false),
                    IsAgreed = table.Column<bool>(type: "boolean", nullable: false),
                    Remark = table.Column<string>(type: "text", nullable: true),
                    AsRead = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FindingReadings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FindingReadings_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Meetings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Who = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Meetings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Meetings_Inspections_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Inspections",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "DraftFindings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    AssessmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    ThemeCode = table.Column<string>(type: "text", nullable: false),
                    CriterionCode = table.Column<string>(type: "text", nullable: false),
                    IndicatorCodes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DraftFindings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_DraftFindings_Assessments_AssessmentId",
                        column: x => x.AssessmentId,
                        principalTable: "Assessments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_DraftFindings_Drafts_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Drafts",
                        principalColumn: "InspectionId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "FactChecks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InspectionId = table.Column<Guid>(type: "uuid", nullable: false),
                    EditionNumber = table.Column<int>(type: "integer", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Sha256 = table.Column<string>(type: "text", nullable: false),
                    SentBy = table.Column<Guid>(type: "uuid", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    ExtensionAsked = table.Column<string>(type: "text", nullable: true),
                    ExtensionAskedUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    SubmittedByName = table.Column<string>(type: "text", nullable: true),
                    SubmittedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    UnansweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Response = table.Column<string>(type: "text", nullable: true),
                    PublishResponse = table.Column<bool>(type: "boolean", nullable: false),
                    IsAnnexed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactChecks", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FactChecks_Drafts_InspectionId",
                        column: x => x.InspectionId,
                        principalTable: "Drafts",
                        principalColumn: "InspectionId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Objection",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FactCheckId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Sentence = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: true),
                    MadeBy = table.Column<Guid>(type: "uuid", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Decision = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DecisionReason = table.Column<string>(type: "text", nullable: true),
                    DecidedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Objection", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Objection_FactChecks_FactCheckId",
                        column: x => x.FactCheckId,
                        principalTable: "FactChecks",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BlindJudgements_AssessmentId_IndicatorCode_Rater",
                table: "BlindJudgements",
                columns: new[] { "AssessmentId", "IndicatorCode", "Rater" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BlindJudgements_InspectionId",
                table: "BlindJudgements",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFindings_AssessmentId",
                table: "DraftFindings",
                column: "AssessmentId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFindings_InspectionId",
                table: "DraftFindings",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Stage",
                table: "Drafts",
                column: "Stage");

            migrationBuilder.CreateIndex(
                name: "IX_FactChecks_InspectionId",
                table: "FactChecks",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingReadings_FindingId",
                table: "FindingReadings",
                column: "FindingId");

            migrationBuilder.CreateIndex(
                name: "IX_FindingReadings_InspectionId",
                table: "FindingReadings",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Meetings_InspectionId",
                table: "Meetings",
                column: "InspectionId");

            migrationBuilder.CreateIndex(
                name: "IX_Objection_FactCheckId",
                table: "Objection",
                column: "FactCheckId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "BlindJudgements");

            migrationBuilder.DropTable(
                name: "DraftFindings");

            migrationBuilder.DropTable(
                name: "DraftTexts");

            migrationBuilder.DropTable(
                name: "FindingReadings");

            migrationBuilder.DropTable(
                name: "Meetings");

            migrationBuilder.DropTable(
                name: "Objection");

            migrationBuilder.DropTable(
                name: "FactChecks");

            migrationBuilder.DropTable(
                name: "Drafts");

            migrationBuilder.DropColumn(
                name: "WithdrawnAt",
                table: "Factsheets");

            migrationBuilder.DropColumn(
                name: "WithdrawnReason",
                table: "Factsheets");

            migrationBuilder.DropColumn(
                name: "DocxSha256",
                table: "Editions");

            migrationBuilder.DropColumn(
                name: "PdfSha256",
                table: "Editions");
        }
    }
}
