// Where the web app begins.
import { mount } from 'svelte';

import App from './App.svelte';
import './styles/tokens.css';
import './styles/base.css';
import { preferences } from './preferences.svelte';

preferences.applyTheme();
const target = document.getElementById('app');
if (target) mount(App, { target });
