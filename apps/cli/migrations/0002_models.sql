CREATE TABLE "router"."app_model" (
	"workspace_id" text NOT NULL,
	"app" text NOT NULL,
	"model" text NOT NULL,
	CONSTRAINT "app_model_workspace_id_app_pk" PRIMARY KEY("workspace_id","app")
);
--> statement-breakpoint
ALTER TABLE "router"."app_model" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "router"."connection" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"provider" text,
	"name" text NOT NULL,
	"base_url" text,
	"wire" text NOT NULL,
	"is_local" boolean DEFAULT false NOT NULL,
	"sealed_key" text,
	"models" text[],
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tested_at" timestamp with time zone,
	"test_outcome" text,
	CONSTRAINT "connection_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "router"."connection" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "router"."request" ADD COLUMN "app" text;--> statement-breakpoint
ALTER TABLE "router"."app_model" ADD CONSTRAINT "app_model_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "router"."connection" ADD CONSTRAINT "connection_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE POLICY "own_workspace" ON "router"."app_model" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "router"."app_model" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "router"."connection" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "router"."connection" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);