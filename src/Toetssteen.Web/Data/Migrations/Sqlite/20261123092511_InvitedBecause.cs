using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class InvitedBecause : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "InvitedBecause",
                table: "Respondents",
                type: "TEXT",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "InvitedBecause",
                table: "Respondents");
        }
    }
}
