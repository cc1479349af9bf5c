using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AYearLater : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "EarlierStudyId",
                table: "Studies",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DiscussedOn",
                table: "ProgressReports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DueOn",
                table: "ProgressReports",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PublishedIn",
                table: "ProgressReports",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SentInAt",
                table: "ProgressReports",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "State",
                table: "ProgressReports",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Received");

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "ProgressReports",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<string>(
                name: "Who",
                table: "ProgressReports",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "AgreedFor",
                table: "ImprovementPoints",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FollowedIn",
                table: "ImprovementPoints",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "LastRetestId",
                table: "ImprovementPoints",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "ImprovementPoints",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ProposedFor",
                table: "ImprovementPoints",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ReportEveryMonths",
                table: "ImprovementPoints",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReportFrom",
                table: "ImprovementPoints",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Status",
                table: "ImprovementPoints",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Open");

            migrationBuilder.AddColumn<Guid>(
                name: "Version",
                table: "ImprovementPoints",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"));

            migrationBuilder.AddColumn<Guid>(
                name: "ImprovementPointId",
                table: "DraftFindings",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "JudgedAgainstApproachId",
                table: "Assessments",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsFollowUp",
                table: "ApproachTransitions",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "AwaitsFollowUp",
                table: "Approaches",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Since",
                table: "Approaches",
                type: "character varying(10)",
                maxLength: 10,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImprovementAction",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ImprovementPointId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    What = table.Column<string>(type: "text", nullable: false),
                    By = table.Column<DateOnly>(type: "date", nullable: true),
                    DoneOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImprovementAction", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImprovementAction_ImprovementPoints_ImprovementPointId",
                        column: x => x.ImprovementPointId,
                        principalTable: "ImprovementPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReportEntries",
                columns: table => new
                {
                    ProgressReportId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImprovementPointId = table.Column<Guid>(type: "uuid", nullable: false),
                    Progress = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    What = table.Column<string>(type: "text", nullable: false),
                    Documents = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReportEntries", x => new { x.ProgressReportId, x.ImprovementPointId });
                    table.ForeignKey(
                        name: "FK_ReportEntries_ImprovementPoints_ImprovementPointId",
                        column: x => x.ImprovementPointId,
                        principalTable: "ImprovementPoints",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ReportEntries_ProgressReports_ProgressReportId",
                        column: x => x.ProgressReportId,
                        principalTable: "ProgressReports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Studies_EarlierStudyId",
                table: "Studies",
                column: "EarlierStudyId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgressReports_PublishedIn",
                table: "ProgressReports",
                column: "PublishedIn");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementPoints_FollowedIn",
                table: "ImprovementPoints",
                column: "FollowedIn");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFindings_ImprovementPointId",
                table: "DraftFindings",
                column: "ImprovementPointId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_JudgedAgainstApproachId",
                table: "Assessments",
                column: "JudgedAgainstApproachId");

            migrationBuilder.CreateIndex(
                name: "IX_ImprovementAction_ImprovementPointId",
                table: "ImprovementAction",
                column: "ImprovementPointId");

            migrationBuilder.CreateIndex(
                name: "IX_ReportEntries_ImprovementPointId",
                table: "ReportEntries",
                column: "ImprovementPointId");

            migrationBuilder.AddForeignKey(
                name: "FK_Assessments_Approaches_JudgedAgainstApproachId",
                table: "Assessments",
                column: "JudgedAgainstApproachId",
                principalTable: "Approaches",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_DraftFindings_ImprovementPoints_ImprovementPointId",
                table: "DraftFindings",
                column: "ImprovementPointId",
                principalTable: "ImprovementPoints",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Studies_Studies_EarlierStudyId",
                table: "Studies",
                column: "EarlierStudyId",
                principalTable: "Studies",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            // What was imported was published with the follow-up that it is kept at.
            migrationBuilder.Sql("""UPDATE "ProgressReports" SET "PublishedIn" = "InspectionId";""");

            // Where a point is followed up: at its latest re-test, or at the finding that it began with.
            migrationBuilder.Sql("""
                UPDATE "ImprovementPoints" SET "FollowedIn" = COALESCE(
                    (SELECT a."InspectionId" FROM "Retests" r JOIN "Assessments" a ON a."Id" = r."AssessmentId" JOIN "Inspections" i ON i."Id" = a."InspectionId" JOIN "Studies" s ON s."Id" = i."StudyId"
                        WHERE r."ImprovementPointId" = "ImprovementPoints"."Id" ORDER BY s."PeriodJudged" DESC LIMIT 1),
                    (SELECT a."InspectionId" FROM "Findings" f JOIN "Assessments" a ON a."Id" = f."AssessmentId" WHERE f."Id" = "ImprovementPoints"."BaselineFindingId"));
                """);
            migrationBuilder.Sql("""
                UPDATE "ImprovementPoints" SET "LastRetestId" = (SELECT r."Id" FROM "Retests" r JOIN "Assessments" a ON a."Id" = r."AssessmentId"
                    WHERE r."ImprovementPointId" = "ImprovementPoints"."Id" AND a."InspectionId" = "ImprovementPoints"."FollowedIn" LIMIT 1);
                """);
            migrationBuilder.Sql("""
                UPDATE "ImprovementPoints" SET "Status" = COALESCE(
                    (SELECT CASE r."Outcome" WHEN 'Meets' THEN 'Resolved' WHEN 'NeedsImprovement' THEN 'NotResolved' WHEN 'Mixed' THEN 'NotResolved' ELSE 'NotRetested' END
                        FROM "Retests" r WHERE r."Id" = "ImprovementPoints"."LastRetestId"), 'Open');
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Assessments_Approaches_JudgedAgainstApproachId",
                table: "Assessments");

            migrationBuilder.DropForeignKey(
                name: "FK_DraftFindings_ImprovementPoints_ImprovementPointId",
                table: "DraftFindings");

            migrationBuilder.DropForeignKey(
                name: "FK_Studies_Studies_EarlierStudyId",
                table: "Studies");

            migrationBuilder.DropTable(
                name: "ImprovementAction");

            migrationBuilder.DropTable(
                name: "ReportEntries");

            migrationBuilder.DropIndex(
                name: "IX_Studies_EarlierStudyId",
                table: "Studies");

            migrationBuilder.DropIndex(
                name: "IX_ProgressReports_PublishedIn",
                table: "ProgressReports");

            migrationBuilder.DropIndex(
                name: "IX_ImprovementPoints_FollowedIn",
                table: "ImprovementPoints");

            migrationBuilder.DropIndex(
                name: "IX_DraftFindings_ImprovementPointId",
                table: "DraftFindings");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_JudgedAgainstApproachId",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "EarlierStudyId",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "DiscussedOn",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "DueOn",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "PublishedIn",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "SentInAt",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "State",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "Who",
                table: "ProgressReports");

            migrationBuilder.DropColumn(
                name: "AgreedFor",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "FollowedIn",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "LastRetestId",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "ProposedFor",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "ReportEveryMonths",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "ReportFrom",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "Status",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "ImprovementPoints");

            migrationBuilder.DropColumn(
                name: "ImprovementPointId",
                table: "DraftFindings");

            migrationBuilder.DropColumn(
                name: "JudgedAgainstApproachId",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "AwaitsFollowUp",
                table: "ApproachTransitions");

            migrationBuilder.DropColumn(
                name: "AwaitsFollowUp",
                table: "Approaches");

            migrationBuilder.DropColumn(
                name: "Since",
                table: "Approaches");
        }
    }
}
