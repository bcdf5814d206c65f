"""Everything that leans on the insides of MkDocs, Material or mkdocs-macros, so that the rest of the house need not.

MkDocs' 1.x line gets no more releases: what stands here is what another host would have to give us in its place.

| seam | where | why it is needed |
| --- | --- | --- |
| `mkdocs.commands.serve.build`, `.load_config`, `.LiveReloadServer` and `._serve_url` are wrapped | `serving` | `mkdocs serve` has no event for a first build that fails, for settings that break while it runs, nor for a port that is taken |
| loggers `mkdocs.structure.pages`, `.nav`, `.files` and `mkdocs.utils`, and their English sentences | `log_messages` | dead links are told of nowhere else |
| the handler `MkDocsStreamHandler` and what is logged of a build's progress | `log_messages` | there is no other way to say it in bokmål |
| logger `mkdocs.config`, and its English sentences | `settings`, `settings_sentences` | what is wrong with a value in mkdocs.yml is told of nowhere else |
| `mkdocs.__main__.cli` is run without its own error messages; the words of its options | `commands` | usage and errors in bokmål |
| keys and levels of `MkDocsConfig`; the theme's folders `.icons` and `partials/languages` | `settings` | an unknown icon or language would stop in the middle of a page |
| `config.site_dir` is another folder from `on_config` to `on_shutdown`; the prefix `mkdocs_` of the folder that `serve` shows | `macros.hooks`, `site_folder` | MkDocs empties its target before it builds; `serve --clean` says that it builds |
| `tempfile.tempdir` is set before `serve` asks for a folder | `commands` | a server that is killed leaves its site where the next command finds it |
| KeyboardInterrupt runs `on_shutdown` and ends `serve` | `ending` | whoever asks a process to end, it clears up |
| `theme.static_templates`, `file.url`, `extra.polyfills` | `folder_edition` | links that name files, and a search that starts from a folder, without Material's offline plugin |
| hooks, event priorities, `File.generated`, `page.present_anchor_ids`, `page.update_date`, `page.content` | `macros.hooks` | MkDocs' events, one call each |
| Material's `bundle.*.js` names the index, `workers/search.*.js` finds lunr beside it; the filters `url` and `script_tag` of templates | `assets` | the search, too, runs only with the files of its own edition |
| Markdown's tables write `style="text-align: …"` | `tables` | a page holds no style of its own |
| Material's partials `javascripts/base.html`, `palette.html` and `content.html` | `overrides/assets/theme.js` | a page holds no script of its own |
| `register_macros` and `page` of the plugin object | `between` | macros without a global `define_env`, each on its own page |
| `page.links_to_anchors` | `between` | MkDocs compares a place in a link with an id sign by sign |
| logger `mkdocs.plugins.mkdocs_macros.util` | `commands` | a list of every macro at every build would drown an author's own message |
"""
