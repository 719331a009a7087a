CREATE SCHEMA "agent";
--> statement-breakpoint
CREATE TABLE "agent"."mcp_server" (
	"workspace_id" text NOT NULL,
	"id" text NOT NULL,
	"config" json NOT NULL,
	"sealed_secrets" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tested_at" timestamp with time zone,
	"test_outcome" text,
	CONSTRAINT "mcp_server_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "agent"."mcp_server" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."memory" (
	"workspace_id" text NOT NULL,
	"principal_id" text NOT NULL,
	"agent" text NOT NULL,
	"thread_id" uuid,
	"key" text NOT NULL,
	"value" json NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "agent"."memory" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."run" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"turn_id" uuid NOT NULL,
	"status" text NOT NULL,
	"heartbeat_at" timestamp with time zone NOT NULL,
	"is_stop_requested" boolean DEFAULT false NOT NULL,
	"state" text,
	"answers" json DEFAULT '{}'::json NOT NULL,
	"model" text NOT NULL,
	"engine" text NOT NULL,
	"instructions" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "run_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "agent"."run" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."share" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"thread_id" uuid NOT NULL,
	"head_turn_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "share_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "share_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "agent"."share" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."step" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"input" json,
	"output" json,
	"started_at" timestamp with time zone NOT NULL,
	"duration_ms" double precision NOT NULL,
	"input_tokens" integer,
	"output_tokens" integer,
	"cost_micros" integer,
	"currency" text,
	"error" text,
	CONSTRAINT "step_workspace_id_run_id_seq_pk" PRIMARY KEY("workspace_id","run_id","seq")
);
--> statement-breakpoint
ALTER TABLE "agent"."step" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."thread" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"principal_id" text NOT NULL,
	"app" text NOT NULL,
	"agent" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"model" text,
	"head_turn_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "thread_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "agent"."thread" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "agent"."turn" (
	"workspace_id" text NOT NULL,
	"thread_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"position" integer NOT NULL,
	"version" integer NOT NULL,
	"role" text NOT NULL,
	"status" text NOT NULL,
	"parts" json NOT NULL,
	"meta" json,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "turn_workspace_id_thread_id_id_pk" PRIMARY KEY("workspace_id","thread_id","id")
);
--> statement-breakpoint
ALTER TABLE "agent"."turn" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "agent"."mcp_server" ADD CONSTRAINT "mcp_server_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."memory" ADD CONSTRAINT "memory_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."memory" ADD CONSTRAINT "memory_thread" FOREIGN KEY ("workspace_id","thread_id") REFERENCES "agent"."thread"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."run" ADD CONSTRAINT "run_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."run" ADD CONSTRAINT "run_turn" FOREIGN KEY ("workspace_id","thread_id","turn_id") REFERENCES "agent"."turn"("workspace_id","thread_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."share" ADD CONSTRAINT "share_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."share" ADD CONSTRAINT "share_head" FOREIGN KEY ("workspace_id","thread_id","head_turn_id") REFERENCES "agent"."turn"("workspace_id","thread_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."step" ADD CONSTRAINT "step_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."step" ADD CONSTRAINT "step_run" FOREIGN KEY ("workspace_id","run_id") REFERENCES "agent"."run"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."thread" ADD CONSTRAINT "thread_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."turn" ADD CONSTRAINT "turn_workspace_id_workspace_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "platform"."workspace"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."turn" ADD CONSTRAINT "turn_thread" FOREIGN KEY ("workspace_id","thread_id") REFERENCES "agent"."thread"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent"."turn" ADD CONSTRAINT "turn_parent" FOREIGN KEY ("workspace_id","thread_id","parent_id") REFERENCES "agent"."turn"("workspace_id","thread_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "memory_of_agent" ON "agent"."memory" USING btree ("workspace_id","principal_id","agent","key") WHERE "agent"."memory"."thread_id" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memory_of_thread" ON "agent"."memory" USING btree ("workspace_id","thread_id","principal_id","agent","key") WHERE "agent"."memory"."thread_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "run_of_turn" ON "agent"."run" USING btree ("workspace_id","thread_id","turn_id");--> statement-breakpoint
CREATE UNIQUE INDEX "run_active" ON "agent"."run" USING btree ("workspace_id","thread_id") WHERE "agent"."run"."status" in ('running', 'waiting');--> statement-breakpoint
CREATE INDEX "share_of_thread" ON "agent"."share" USING btree ("workspace_id","thread_id");--> statement-breakpoint
CREATE INDEX "thread_newest" ON "agent"."thread" USING btree ("workspace_id","principal_id","updated_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."mcp_server" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "agent"."mcp_server" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."memory" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."run" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."share" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "system" ON "agent"."share" AS PERMISSIVE FOR ALL TO "assay_system" USING (true) WITH CHECK (true);--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."step" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."thread" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));--> statement-breakpoint
CREATE POLICY "own_workspace" ON "agent"."turn" AS PERMISSIVE FOR ALL TO "assay_app" USING (workspace_id = (select current_setting('assay.workspace_id', true))) WITH CHECK (workspace_id = (select current_setting('assay.workspace_id', true)));