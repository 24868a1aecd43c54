// Where the exported page of a session begins: no server, no network.
import { mount } from 'svelte';

import '../styles/tokens.css';
import '../styles/base.css';
import { preferences } from '../preferences.svelte';
import Exported from './Exported.svelte';

preferences.applyTheme();
const target = document.getElementById('app');
const text = document.getElementById('recording')?.textContent ?? '';
if (target) mount(Exported, { target, props: { text } });
