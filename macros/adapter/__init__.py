"""Everything that leans on the insides of MkDocs, Material or mkdocs-macros, so that the rest of the house need not.

MkDocs' 1.x line gets no more releases: what stands here is what another host would have to give us in its place. For every seam
`tests/adapter/test_seams.py` looks whether the inside still is as we lean on it, in a test that bears the seam's name:
`test_the_inside_is_as_we_lean_on_it[serve]`. (A build with ProperDocs, the fork of MkDocs, is `tests/site/test_properdocs.py`.)

| seam | what we lean on | where | why it is needed |
| --- | --- | --- | --- |
| `events` | MkDocs' events, their priorities and arguments | `macros.hooks` | a hook needs no packaging, as a plugin would |
| `generated-files` | `File.generated`, `InclusionLevel`, `files.documentation_pages`, `files.src_uris`, `file.src_dir`; `.dest_uri`, `.url` and `.content_bytes` may be set | `building` | pages that are not Markdown, and photos as they go out, without writing into `docs/` |
| `pages` | `page.present_anchor_ids`, `.links_to_anchors`, `.update_date`, `.content`, `.previous_page`, `.next_page` | `building`, `between` | MkDocs checks links before our components are in, and compares a place in a link with an id sign by sign |
| `markdown-to-html` | `page.render` sets `.content`, `.toc`, `._title_from_render`, `.present_anchor_ids` and `.links_to_anchors`, and asks files for `get_file_from_path` alone | `remembered` | what a page's Markdown became is remembered between builds |
| `search-entries` | Material's search index asks of a page in `add_entry_from_context` its `content`, `toc`, `url`, `title` and `meta`, and adds to `entries` | `remembered` | so are the entries of a page |
| `page-template` | MkDocs asks its templates for `main.html` by that name alone, with `page`, `nav`, `config`, `pages` and `build_date_utc`, of which Material's templates show no date and no file; what they show of the settings is none of `site_dir`, `docs_dir`, `watch` | `remembered` | so is the page that Material puts around the text |
| `macro-programs` | `plugin.env` of mkdocs-macros, with which it makes a template of a page by `from_string`, which asks `compile` with the text alone | `remembered` | so are the programs that run a page's macros |
| `one-page` | `mkdocs.commands.build._populate_page` and `._build_page` make one page, of a `Page` that has been made before too; `page.validate_anchor_links`; `file.abs_dest_path` and the search index' `entries` may be set | `amending` | the page is made again on which a word has changed, not the whole site |
| `resuming` | the settings keep their values in `data`; a `PluginCollection` registers what is put into it; `mkdocs.commands.build.build` does before it makes pages what `until_pages` does; a `Page` that has `.markdown` has the title of its `.meta` | `resuming` | so does a new process, with what the build before it left; should it be given up, a build begins with settings that nothing has changed. And a server makes the page that somebody watches before all others |
| `standing-site` | `mkdocs build` and `gh-deploy` look up `mkdocs.commands.build.build` when `on_startup` has run, and give it settings that nothing has changed | `standing` | where nothing has changed since the site was made, nothing is built; where one page's text has, `resuming` begins |
| `site-folder` | `config.site_dir` is emptied, written and read anew at each step | `building` | MkDocs empties its target before it builds; ours is another folder until the site is whole |
| `serve` | `mkdocs.commands.serve.build`, `.load_config`, `.LiveReloadServer` and `._serve_url` are looked up when they are called; the server's `_serve_request`, `_inject_js_into_html`, `_watched_paths`, `root`, `mount_path`, `build_delay` and `poll_response_timeout` | `serving` | `mkdocs serve` has no event for a first build that fails, for settings that break while it runs, nor for a port that is taken; while something is wrong, the last good pages have another address |
| `reloading` | the server's `_wanted_epoch` is set when a build begins, `_visible_epoch` is compared with it before anything is answered; `_epoch_cond` is told when a build has ended; the script that is put into pages asks `/livereload/NUMBER/…`, and loads the page again when it is told a higher number | `serving` | the last good pages are shown while others are made, and a browser loads again only what has changed |
| `served-folder` | `serve` puts its site in `tempfile.mkdtemp(prefix="mkdocs_")`, gives it to the server as `root` and sets that one's `error_handler` | `site_folder`, `serving`, `commands` | `serve --clean` says that it builds; and a server that is killed leaves its site where the next command finds it |
| `ending` | KeyboardInterrupt runs `on_shutdown` and ends `serve` | `ending` | whoever asks a process to end, it clears up |
| `warnings` | the loggers `mkdocs.structure.pages`, `.nav`, `.files` and `mkdocs.utils`, and their English sentences | `log_messages` | dead links are told of nowhere else |
| `progress` | the handler `MkDocsStreamHandler`, and what is logged of a build's progress | `log_messages` | there is no other way to say it in bokmål |
| `settings-sentences` | the logger `mkdocs.config`, and its English sentences | `settings`, `settings_sentences` | what is wrong with a value in mkdocs.yml is told of nowhere else |
| `settings-keys` | keys and levels of `MkDocsConfig`, `theme.dirs`, `exclude_docs.match_file`, the option `PathSpec` | `settings`, `settings_values` | links are checked only where the levels say so; a misspelt key gets the nearest one |
| `theme-folders` | Material's folders `.icons` and `partials/languages` | `settings` | an unknown icon or language would stop in the middle of a page |
| `theme-settings` | the features, colours and keys of `extra` that Material's templates and scripts ask for | `settings_values`, `settings` | what it does not know it passes over in silence |
| `command-line` | `mkdocs.__main__.cli` is run without its own error messages; the words of its options | `commands` | usage and errors in bokmål |
| `theme-listing` | `theme.get_env` is asked for the names of all templates, of which hidden ones are left out | `theme_files` | ten thousand icons are listed and left out at every build |
| `advertisement` | Material reads `NO_MKDOCS_2_WARNING` | `commands` | its advertisement would stand between an author and the message |
| `macros` | `register_macros` and `page` of mkdocs-macros' plugin | `between` | macros without a global `define_env`, each on its own page |
| `macros-log` | the logger `mkdocs.plugins.mkdocs_macros.util` | `commands` | a list of every macro at every build would drown an author's own message |
| `folder-edition` | `theme.static_templates`, `file.url`, `extra.polyfills` | `folder_edition` | links that name files, and a search that starts from a folder, without Material's offline plugin |
| `search-files` | Material's one `bundle.*.js` names the index, `workers/search.*.js` finds lunr beside it | `assets` | the search, too, runs only with the files of its own edition |
| `colours` | Material's stylesheets are one `main.*.css` and one `palette.*.css`; this has a rule for every element while colours change, and its script says that they do when a page opens | `assets`, `overrides/main.html` | a page fetches one of them for two; no page works out all its looks twice more |
| `search-index` | the plugin `material/search`, and what `search_index.json` holds | `building`, `assets`, `macros.search` | entries of our own, and what each is |
| `template-filters` | the filters `url` and `script_tag` of MkDocs' templates | `assets` | templates of Material's lead to names with a hash |
| `theme-templates` | Jinja's environment with MkDocs' templates keeps what it has compiled in a `bytecode_cache` | `theme_files` | to compile them again takes a twentieth of a build |
| `tables` | Markdown's tables write `style="text-align: …"` | `tables` | a page holds no style of its own |
| `permalinks` | Markdown's list of contents writes `<a class="headerlink" href="…">` into a heading | `macros.markup.text` | no heading is named with the sign after it, and no key stops there |
| `contents` | Material takes a first entry of level 1 in `page.toc` for the title: it is where «Gå til innhold» leads, and no line of the list | `between` | whoever jumps past the menu comes to the title |
| `footer` | Material's footer has `partials/copyright.html` in it | `overrides/partials/copyright.html` | the pages about the handbook stand in every foot |
| `single-keys` | Material's script hears keys at the window, where ours hears them first | `overrides/components/search/` | single letters do nothing where nobody writes (WCAG 2.1.4) |
| `blocks` | the blocks of Material's `base.html`, and the script `__config` at its end | `overrides/main.html`, `macros.markup.published` | a policy first in the head; that the end of a page is there says that the page is whole |
| `partials` | Material's `header.html`, `nav-item.html`, `toc-item.html`, `search.html`, `palette.html`, `source.html` and `languages/nb.html`, copied with changes; its script shows what stands after the choice of colours in force, and asks a project's host for stars where something has the sign `source`; `javascripts/base.html`, `javascripts/palette.html` and `javascripts/content.html`, left out | `overrides/partials/` | names and words for those who listen; a page holds no script of its own |
| `theme-scripts` | the names that Material's own scripts defined, and its other scripts call | `overrides/assets/theme.js` | a page holds no script of its own |
| `theme-classes` | Material's classes, `md-…` and others | `overrides/**/*.css`, `overrides/components/{search,contents}/`, `macros.markup.allowed` | its looks in ours; where one writes, and which line of the contents is marked; which classes no author may use |
| `lunr` | lunr's `Builder` with `_fields`, `QueryParser`, `stemmer` and `stopWordFilter` | `overrides/assets/material_search.js` | our search stands where lunr's does |
| `search-worker` | the worker answers with a message of type 3; the page's scripts get it by `component$`, and count by `data-md-score` | `overrides/assets/material_search.js`, `overrides/components/search/` | which words were met, and what to try where nothing is found |
"""
