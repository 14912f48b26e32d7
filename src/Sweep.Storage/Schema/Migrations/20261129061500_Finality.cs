using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Sweep.Storage.Schema.Migrations
{
    /// <inheritdoc />
    public partial class Finality : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                create function sweep.keep_final() returns trigger language plpgsql as $body$
                begin
                    raise exception 'trial % is % and stays so', old.id, old.state using errcode = 'restrict_violation';
                end
                $body$;
                comment on function sweep.keep_final is 'Refuses to change how a trial ended';
                create trigger keep_final before update on sweep.trials for each row
                when (
                    old.state <> 'pending'
                    and (old.state, old.finalized_at, old.failure_cause, old.error, old.retried_at)
                        is distinct from (new.state, new.finalized_at, new.failure_cause, new.error, new.retried_at)
                    and not (old.state in ('failed', 'cancelled') and new.state = 'pending')
                    and not (old.state = 'failed' and old.failure_cause in ('worker_lost', 'unreachable') and new.state = 'succeeded'))
                execute function sweep.keep_final();
                comment on trigger keep_final on sweep.trials is 'A final state is changed by a retry of what failed or was cancelled, or by the late success of a worker given up as lost';
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("drop trigger keep_final on sweep.trials; drop function sweep.keep_final;");
        }
    }
}
