using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LettersToSend : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_StudyId_SentAt",
                table: "Letters");

            migrationBuilder.AlterColumn<DateTime>(
                name: "SentAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: true,
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone");

            migrationBuilder.AddColumn<string>(
                name: "FailedWith",
                table: "Letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "LeadsTo",
                table: "Letters",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "MadeAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.AddColumn<Guid>(
                name: "MadeBy",
                table: "Letters",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Text",
                table: "Letters",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_Letters_StudyId_MadeAt",
                table: "Letters",
                columns: new[] { "StudyId", "MadeAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Letters_StudyId_MadeAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "FailedWith",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "LeadsTo",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "MadeAt",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "MadeBy",
                table: "Letters");

            migrationBuilder.DropColumn(
                name: "Text",
                table: "Letters");

            migrationBuilder.AlterColumn<DateTime>(
                name: "SentAt",
                table: "Letters",
                type: "timestamp with time zone",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified),
                oldClrType: typeof(DateTime),
                oldType: "timestamp with time zone",
                oldNullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Letters_StudyId_SentAt",
                table: "Letters",
                columns: new[] { "StudyId", "SentAt" });
        }
    }
}
