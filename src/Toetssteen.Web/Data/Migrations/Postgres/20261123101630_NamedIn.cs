using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class NamedIn : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "NamedIn",
                table: "ApproachTransitions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "NamedIn",
                table: "Approaches",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "NamedIn",
                table: "ApproachTransitions");

            migrationBuilder.DropColumn(
                name: "NamedIn",
                table: "Approaches");
        }
    }
}
