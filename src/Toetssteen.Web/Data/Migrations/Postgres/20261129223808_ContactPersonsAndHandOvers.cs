using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
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
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactEmail",
                table: "Studies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactName",
                table: "Studies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ContactPhone",
                table: "Studies",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FellAt",
                table: "Respondents",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FellFromRespondentId",
                table: "Respondents",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "SupplementBy",
                table: "Questionnaires",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Letters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Step",
                table: "Letters",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "Invitations",
                type: "date",
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
