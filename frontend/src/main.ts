import { mount } from "svelte";
import App from "./App.svelte";
import "./app.css";
import { session } from "./lib/session.svelte";
import { restore } from "./lib/theme";

restore();
mount(App, { target: document.body });
void session.start();
