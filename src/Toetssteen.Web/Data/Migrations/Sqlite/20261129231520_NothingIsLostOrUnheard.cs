using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class NothingIsLostOrUnheard : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BegunWithoutPublishers",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactEmail",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactName",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactPhone",
                table: "Studies",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FellAt",
                table: "Respondents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FellFromRespondentId",
                table: "Respondents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SupplementBy",
                table: "Questionnaires",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Key",
                table: "Organisations",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "Namesake",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Letters",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "Letters",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Invitations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AccountLetters",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AccountId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    LeadsTo = table.Column<string>(type: "TEXT", nullable: true),
                    InvitedBy = table.Column<Guid>(type: "TEXT", nullable: true),
                    LastDay = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    FailedWith = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AccountLetters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AccountLetters_Accounts_AccountId",
                        column: x => x.AccountId,
                        principalTable: "Accounts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "PostedForms",
                columns: table => new
                {
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Location = table.Column<string>(type: "TEXT", nullable: true),
                    Said = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PostedForms", x => x.Key);
                });

            // Doubles that are there stay, as others of the same name: each gets a number of its own.
            migrationBuilder.Sql("""UPDATE "Organisations" SET "Key" = "FoldedName" || '/' || COALESCE("MunicipalityCode", '');""");
            migrationBuilder.Sql("""
                UPDATE "Organisations" SET "Namesake" = (
                    SELECT COUNT(*) FROM "Organisations" AS o WHERE o."Kind" = "Organisations"."Kind" AND o."Key" = "Organisations"."Key" AND o."Id" < "Organisations"."Id");
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_Kind_Key_Namesake",
                table: "Organisations",
                columns: new[] { "Kind", "Key", "Namesake" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AccountLetters_AccountId",
                table: "AccountLetters",
                column: "AccountId");

            migrationBuilder.CreateIndex(
                name: "IX_AccountLetters_SentAt",
                table: "AccountLetters",
                column: "SentAt");

            migrationBuilder.CreateIndex(
                name: "IX_PostedForms_At",
                table: "PostedForms",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AccountLetters");

            migrationBuilder.DropTable(
                name: "PostedForms");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Kind_Key_Namesake",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "BegunWithoutPublishers",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "ContactEmail",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "ContactName",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "ContactPhone",
                table: "Studies");

            migrationBuilder.DropColumn(
                name: "FellAt",
                table: "Respondents");

            migrationBuilder.DropColumn(
                name: "FellFromRespondentId",
                table: "Respondents");

            migrationBuilder.DropColumn(
                name: "SupplementBy",
                table: "Questionnaires");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Namesake",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Step",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "LastDay",
                table: "Invitations");
        }
    }
}
