using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Toetssteen.Web.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FollowUpStudies : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "EarlierStudyId",
                table: "Studies",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateIndex(
                name: "IX_Studies_EarlierStudyId",
                table: "Studies",
                column: "EarlierStudyId");

            migrationBuilder.CreateIndex(
                name: "IX_DraftFindings_ImprovementPointId",
                table: "DraftFindings",
                column: "ImprovementPointId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_JudgedAgainstApproachId",
                table: "Assessments",
                column: "JudgedAgainstApproachId");

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

            migrationBuilder.DropIndex(
                name: "IX_Studies_EarlierStudyId",
                table: "Studies");

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
                name: "ImprovementPointId",
                table: "DraftFindings");

            migrationBuilder.DropColumn(
                name: "JudgedAgainstApproachId",
                table: "Assessments");
        }
    }
}
