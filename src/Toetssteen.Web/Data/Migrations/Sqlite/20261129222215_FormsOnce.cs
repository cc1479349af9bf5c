using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FormsOnce : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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
                name: "IX_PostedForms_At",
                table: "PostedForms",
                column: "At");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "PostedForms");

            migrationBuilder.DropIndex(
                name: "IX_Organisations_Kind_Key_Namesake",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Key",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "Namesake",
                table: "Organisations");
        }
    }
}
