import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { docstringOf, type Docstring } from "./docstring.ts";

type Declaration =
  | ts.FunctionDeclaration
  | ts.InterfaceDeclaration
  | ts.TypeAliasDeclaration
  | ts.ClassDeclaration
  | ts.VariableStatement;

/** One name that a package offers, with the comment and the code it is declared by. */
export interface PublicExport {
  readonly name: string;
  /** Path of its file within the package's source, such as "erlang/erlang-b.ts". */
  readonly file: string;
  readonly declaration: Declaration;
  readonly source: ts.SourceFile;
  readonly docstring: Docstring | null;
}

function parse(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2023, true);
}

function namesOf(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.map(({ name }) => name.getText());
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement);
  return named && statement.name !== undefined ? [statement.name.text] : [];
}

function isDeclaration(statement: ts.Statement): statement is Declaration {
  return (
    ts.isFunctionDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isVariableStatement(statement)
  );
}

/**
 * Every name that the index file lists, in its order, found in the file it comes from.
 * @throws Error where the index does anything but list names of its own files, or a name is not there
 */
export function publicExports(indexPath: string): PublicExport[] {
  const folder = dirname(indexPath);
  return parse(indexPath).statements.flatMap((statement) => {
    if (
      !ts.isExportDeclaration(statement) ||
      statement.exportClause === undefined ||
      !ts.isNamedExports(statement.exportClause) ||
      statement.moduleSpecifier === undefined ||
      !ts.isStringLiteral(statement.moduleSpecifier)
    ) {
      throw new Error(`${indexPath}: lists its names by hand, so "${statement.getText()}" has no page`);
    }
    const source = parse(join(folder, statement.moduleSpecifier.text));
    return statement.exportClause.elements.map(({ name }) => findIn(source, name.text, folder));
  });
}

function findIn(source: ts.SourceFile, name: string, folder: string): PublicExport {
  const declaration = source.statements.filter(isDeclaration).find((statement) => namesOf(statement).includes(name));
  if (declaration === undefined) throw new Error(`${source.fileName}: does not declare ${name}`);
  const file = relative(folder, source.fileName).replaceAll("\\", "/");
  return { name, file, declaration, source, docstring: docstringOf(declaration, source) };
}
