using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContactPersonsAndHandOvers : Migration
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
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
