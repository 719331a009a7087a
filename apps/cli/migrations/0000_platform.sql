CREATE SCHEMA "platform";
--> statement-breakpoint
CREATE TABLE "platform"."job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"workspace_id" text NOT NULL,
	"queue" text NOT NULL,
	"key" text,
	"progress" real DEFAULT 0 NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "platform"."job" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "platform"."seed" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"planted_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seed_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "platform"."seed" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "platform"."workspace" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workspace_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "platform"."workspace" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "platform"."job" ADD CONSTRAINT "job_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "platform"."seed" ADD CONSTRAINT "seed_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "job_newest" ON "platform"."job" USING btree ("workspace_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "job_key" ON "platform"."job" USING btree ("queue","workspace_id","key");--> statement-breakpoint
CREATE POLICY "own_workspace" ON "platform"."job" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "platform"."job" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "platform"."seed" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "platform"."seed" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "platform"."workspace" AS PERMISSIVE FOR SELECT TO "assay_app" USING (id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "platform"."workspace" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);