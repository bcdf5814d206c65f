"""Everything that leans on the insides of MkDocs, Material or mkdocs-macros, so that the rest of the house need not.

MkDocs' 1.x line gets no more releases: what stands here is what another host would have to give us in its place.

| seam | where | why it is needed |
| --- | --- | --- |
| `mkdocs.commands.serve.build` and `.load_config` are wrapped | `serving` | `mkdocs serve` has no event for a first build that fails, nor for settings that break while it runs |
| loggers `mkdocs.structure.pages` and `.nav`, and their English sentences | `log_messages` | dead links are told of nowhere else |
| logger `mkdocs.config`, and its English sentences | `settings` | what is wrong with a value in mkdocs.yml is told of nowhere else |
| `theme.static_templates`, `file.url`, `extra.polyfills` | `folder_edition` | links that name files, and a search that starts from a folder, without Material's offline plugin |
| hooks, event priorities, `File.generated`, `page.present_anchor_ids`, `page.update_date`, `page.content` | `macros.hooks` | MkDocs' events, one call each |
| `register_macros` of the plugin object | `macros.hooks` | macros without a global `define_env` |
| logger `mkdocs.plugins.mkdocs_macros.util` | `macros.__main__` | a list of every macro at every build would drown an author's own message |
"""
