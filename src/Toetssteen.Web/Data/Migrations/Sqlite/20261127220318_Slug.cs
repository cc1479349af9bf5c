using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Slug : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Slug",
                table: "Drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Drafts_Slug",
                table: "Drafts",
                column: "Slug",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Drafts_Slug",
                table: "Drafts");

            migrationBuilder.DropColumn(
                name: "Slug",
                table: "Drafts");
        }
    }
}
