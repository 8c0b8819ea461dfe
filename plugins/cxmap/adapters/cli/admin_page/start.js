import CMS from "./sveltia/index.js";
import { FORMAT, read, write } from "./front-matter.js";

const answer = await fetch(new URL("config.json", import.meta.url));
CMS.registerCustomFormat(FORMAT, "md", { fromFile: read, toFile: write });
CMS.init({ config: { ...(await answer.json()), load_config_file: false } });
