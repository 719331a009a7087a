CREATE SCHEMA "bench";
--> statement-breakpoint
CREATE TABLE "bench"."run" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"record" json NOT NULL,
	"uses_cache" boolean NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "bench"."run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bench"."try" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_id" text NOT NULL,
	"model" text NOT NULL,
	"sample" text NOT NULL,
	"epoch" integer NOT NULL,
	"outcome" json,
	"refusal" text,
	CONSTRAINT "try_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "bench"."try" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "bench"."run" ADD CONSTRAINT "run_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench"."try" ADD CONSTRAINT "try_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bench"."try" ADD CONSTRAINT "try_run" FOREIGN KEY ("workspace_id","run_id") REFERENCES "bench"."run"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_workspace" ON "bench"."run" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "bench"."run" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "bench"."try" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "bench"."try" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);